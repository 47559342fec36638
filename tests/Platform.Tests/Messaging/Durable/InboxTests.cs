using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Messaging.Durable;

public sealed class InboxTests
{
    private readonly Guid call = Guid.NewGuid();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_came_twice_is_taken_once()
    {
        await using var bus = await DurableBus.StartAsync();
        var id = Guid.NewGuid();

        await bus.PublishAsync(new Noted { CallId = call, Number = 1 }, id);
        await bus.PublishAsync(new Noted { CallId = call, Number = 1 }, id);
        await bus.PublishAsync(new Noted { CallId = call, Number = 2 });

        (await bus.Log.NextAsync()).Number.ShouldBe(1);
        (await bus.Log.NextAsync()).Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_taken_by_an_earlier_process_is_not_taken_again()
    {
        using var folder = new TempFolder();
        var id = Guid.NewGuid();
        await using (var first = await DurableBus.StartOnAsync(folder))
        {
            await first.PublishAsync(new Noted { CallId = call, Number = 1 }, id);
            await first.Log.NextAsync();
        }

        await using var second = await DurableBus.StartOnAsync(folder);
        await second.PublishAsync(new Noted { CallId = call, Number = 1 }, id);
        await second.PublishAsync(new Noted { CallId = call, Number = 2 });

        (await second.Log.NextAsync()).Number.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_failed_try_published_and_changed_is_thrown_away()
    {
        var book = new OrderBook
        {
            Work = async (delivery, context, store) =>
            {
                store.Effects.Add(new EffectRecord { CallId = context.Message.CallId, Intent = "test", Attempt = delivery });
                await context.Publish(new Noted { CallId = context.Message.CallId, Number = delivery }, context.CancellationToken);
                if (delivery == 1)
                    throw new TimeoutException("the first try fails");
            },
        };
        await using var bus = await DurableBus.StartAsync(With(book));

        await bus.PublishAsync(new Order { CallId = call });

        (await bus.Log.NextAsync()).Number.ShouldBe(2);
        bus.Log.HasMore.ShouldBeFalse();
        (await bus.ReadAsync(store => store.Effects.Where(effect => effect.CallId == call).Select(effect => effect.Attempt).ToListAsync(Cancellation)))
            .ShouldBe([2]);
    }

    [Fact]
    public async Task Several_messages_published_at_once_by_a_consumer_all_arrive()
    {
        var book = new OrderBook
        {
            Work = (_, context, _) => Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(
                () => context.Publish(new Noted { CallId = context.Message.CallId, Number = number }, context.CancellationToken), Cancellation))),
        };
        await using var bus = await DurableBus.StartAsync(With(book));

        await bus.PublishAsync(new Order { CallId = call });

        var arrived = new List<int>();
        for (var i = 0; i < 50; i++)
            arrived.Add((await bus.Log.NextAsync()).Number);
        arrived.Order().ShouldBe(Enumerable.Range(0, 50));
    }

    internal static Action<IBusRegistrationConfigurator> With(OrderBook book) => endpoints =>
    {
        endpoints.AddSingleton(book);
        endpoints.AddConsumer<OrderConsumer>();
    };
}
