using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Messaging.Durable;

public sealed class OutboxTests
{
    private readonly Guid call = Guid.NewGuid();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_outside_of_a_transaction_arrives()
    {
        await using var bus = await DurableBus.StartAsync();

        await bus.PublishAsync(new Noted { CallId = call });

        (await bus.Log.NextAsync()).CallId.ShouldBe(call);
    }

    [Fact]
    public async Task What_is_published_in_a_transaction_that_fails_never_leaves()
    {
        await using var bus = await DurableBus.StartAsync();

        await Should.ThrowAsync<TimeoutException>(() => bus.InScopeAsync(scope => scope.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                await scope.GetRequiredService<IPublishEndpoint>().Publish(new Noted { CallId = call, Number = 1 }, Cancellation);
                throw new TimeoutException();
            },
            Cancellation)));
        await bus.PublishAsync(new Noted { CallId = call, Number = 2 });

        (await bus.Log.NextAsync()).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Messages_of_one_call_arrive_in_the_order_in_which_they_were_published()
    {
        await using var bus = await DurableBus.StartAsync();

        await bus.InScopeAsync(scope => scope.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                for (var number = 0; number < 500; number++)
                    await scope.GetRequiredService<IPublishEndpoint>().Publish(new Noted { CallId = call, Number = number }, Cancellation);
            },
            Cancellation));

        for (var number = 0; number < 500; number++)
            (await bus.Log.NextAsync()).Number.ShouldBe(number);
    }

    [Fact]
    public async Task What_a_process_left_unsent_is_sent_by_the_next()
    {
        using var folder = new TempFolder();
        var time = new ManualTimeProvider();
        await using (var first = await DurableBus.StartOnAsync(folder, time: time))
            await LeaveAsync(first, due: time.GetUtcNow() + TimeSpan.FromMinutes(1));

        time.Advance(TimeSpan.FromMinutes(1));
        await using var second = await DurableBus.StartOnAsync(folder, time: time);

        (await second.Log.NextAsync()).Number.ShouldBe(7);
    }

    [Fact]
    public async Task What_was_under_way_in_memory_when_the_process_died_is_taken_by_the_next()
    {
        using var folder = new TempFolder();
        var dying = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var stuck = new OrderBook
        {
            Work = (_, _, _) =>
            {
                dying.SetResult();
                return never.Task;
            },
        };
        var first = await DurableBus.StartOnAsync(folder, With(stuck));
        await first.PublishAsync(new Order { CallId = call });
        await dying.Task.WaitAsync(Cancellation);

        var done = new TaskCompletionSource();
        var healthy = new OrderBook
        {
            Work = (_, _, _) =>
            {
                done.SetResult();
                return Task.CompletedTask;
            },
        };
        await using (await DurableBus.StartOnAsync(folder, With(healthy)))
            await done.Task.WaitAsync(Cancellation);

        never.SetCanceled(Cancellation);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task What_was_taken_leaves_nothing_behind_but_the_note_that_it_was()
    {
        using var folder = new TempFolder();
        foreach (var number in new[] { 1, 2 })
        {
            // Ended in good order: what is being taken is committed by then.
            await using var bus = await DurableBus.StartOnAsync(folder);
            await bus.PublishAsync(new Noted { CallId = call, Number = number });
            (await bus.Log.NextAsync()).Number.ShouldBe(number);
        }

        await using var last = await DurableBus.StartOnAsync(folder);

        (await last.ReadAsync(store => store.Inbox.CountAsync(row => row.Endpoint == "noter", Cancellation))).ShouldBe(2);
    }

    [Fact]
    public async Task A_durable_publication_is_in_the_store_when_it_returns()
    {
        using var folder = new TempFolder();
        await using var bus = await DurableBus.StartOnAsync(folder, time: new ManualTimeProvider());

        await bus.Services.GetRequiredService<DurablePublisher>().PublishAsync(new Noted { CallId = call, Number = 3 }, Cancellation);

        (await bus.Log.NextAsync()).Number.ShouldBe(3);
    }

    private static Action<IBusRegistrationConfigurator> With(OrderBook book) => endpoints =>
    {
        endpoints.AddSingleton(book);
        endpoints.AddConsumer<OrderConsumer>();
    };

    private Task<int> LeaveAsync(DurableBus bus, DateTimeOffset due) => bus.ReadAsync(async store =>
    {
        store.Outbox.Add(Rows.Of(new Noted { CallId = call, Number = 7 }, due));
        return await store.SaveChangesAsync(Cancellation);
    });
}
