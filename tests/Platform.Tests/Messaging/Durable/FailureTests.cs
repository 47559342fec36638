using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CallCenter.Platform.Tests.Messaging.Durable;

public sealed class FailureTests
{
    private readonly Guid call = Guid.NewGuid();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_failed_at_once_is_delivered_again_later()
    {
        var time = new ManualTimeProvider();
        var tried = new TaskCompletionSource();
        var book = new OrderBook
        {
            Work = (delivery, context, _) =>
            {
                if (delivery == 3)
                    return context.Publish(new Noted { CallId = context.Message.CallId, Number = delivery }, context.CancellationToken);
                if (delivery == 2)
                    tried.SetResult();
                throw new TimeoutException("not yet");
            },
        };
        await using var bus = await DurableBus.StartAsync(InboxTests.With(book), time);
        await bus.PublishAsync(new Order { CallId = call });
        await tried.Task.WaitAsync(Cancellation);
        await bus.UntilAsync(store => store.Outbox.AnyAsync(row => row.Token != null, Cancellation));

        bus.Advance(time, TimeSpan.FromMinutes(2));

        (await bus.Log.NextAsync()).Number.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_that_fails_to_the_last_is_kept_with_its_call_and_the_reason()
    {
        var time = new ManualTimeProvider();
        var book = new OrderBook { Work = (_, _, _) => throw new TimeoutException("the other side never answers") };
        await using var bus = await DurableBus.StartAsync(InboxTests.With(book), time);
        await bus.PublishAsync(new Order { CallId = call });
        await bus.UntilAsync(store => store.Outbox.AnyAsync(row => row.Token != null, Cancellation));
        bus.Advance(time, TimeSpan.FromMinutes(2));

        await bus.UntilAsync(store => store.DeadLetters.AnyAsync(Cancellation));

        var letter = await bus.ReadAsync(store => store.DeadLetters.SingleAsync(Cancellation));
        letter.CallId.ShouldBe(call);
        letter.Endpoint.ShouldBe("order");
        letter.Reason.ShouldBe("TimeoutException: the other side never answers");
        letter.MessageType.ShouldContain(nameof(Order));
        letter.Body.ShouldContain(call.ToString());
        book.Deliveries.ShouldBe(4);
    }

    [Fact]
    public async Task A_message_that_failed_because_the_store_is_away_comes_again_until_that_is_back()
    {
        var time = new ManualTimeProvider();
        var book = new OrderBook
        {
            Work = (delivery, context, _) => delivery <= 4
                ? throw new InvalidOperationException("probably for a moment", new NpgsqlException("the server is gone", new IOException()))
                : context.Publish(new Noted { CallId = context.Message.CallId, Number = delivery }, context.CancellationToken),
        };
        await using var bus = await DurableBus.StartAsync(InboxTests.With(book), time);
        await bus.PublishAsync(new Order { CallId = call });
        await bus.UntilAsync(store => store.Outbox.AnyAsync(row => row.Token != null, Cancellation));

        bus.Advance(time, TimeSpan.FromMinutes(2));
        await bus.UntilAsync(async store => await store.DeadLetters.AnyAsync(Cancellation) || await store.Outbox.AnyAsync(row => row.Attempts > 0, Cancellation));
        bus.Advance(time, TimeSpan.FromMinutes(2));

        (await bus.Log.NextAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Number.ShouldBe(5);
        (await bus.ReadAsync(store => store.DeadLetters.AnyAsync(Cancellation))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_of_a_type_that_nobody_knows_is_kept_and_holds_nobody_up()
    {
        await using var bus = await DurableBus.StartAsync();

        await bus.ReadAsync(async store =>
        {
            store.Outbox.Add(Rows.Of(
                new Noted { CallId = call }, TimeProvider.System.GetUtcNow(), messageType: "urn:message:CallCenter.Contracts.Calls:FromTheFuture"));
            return await store.SaveChangesAsync(Cancellation);
        });
        await bus.PublishAsync(new Noted { CallId = call, Number = 1 });

        (await bus.Log.NextAsync()).Number.ShouldBe(1);
        await bus.UntilAsync(store => store.DeadLetters.AnyAsync(Cancellation));
        var letter = await bus.ReadAsync(store => store.DeadLetters.SingleAsync(Cancellation));
        (letter.CallId, letter.Endpoint).ShouldBe((call, "noter"));
        letter.Reason.ShouldContain("type");
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_kept_and_holds_nobody_up()
    {
        await using var bus = await DurableBus.StartAsync();

        await bus.ReadAsync(async store =>
        {
            var row = Rows.Of(new Noted { CallId = call }, TimeProvider.System.GetUtcNow());
            row.Body = row.Body.Replace(call.ToString(), "nobody", StringComparison.Ordinal);
            store.Outbox.Add(row);
            return await store.SaveChangesAsync(Cancellation);
        });
        await bus.PublishAsync(new Noted { CallId = call, Number = 1 });

        (await bus.Log.NextAsync()).Number.ShouldBe(1);
        await bus.UntilAsync(store => store.DeadLetters.AnyAsync(letter => letter.Endpoint == "noter", Cancellation));
    }
}
