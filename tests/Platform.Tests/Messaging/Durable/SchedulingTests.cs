using CallCenter.Testing;
using MassTransit;

namespace CallCenter.Platform.Tests.Messaging.Durable;

public sealed class SchedulingTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    private readonly Guid call = Guid.NewGuid();
    private Guid scheduled;

    [Fact]
    public async Task A_scheduled_message_comes_when_it_is_due_and_not_before()
    {
        var time = new ManualTimeProvider();
        await using var bus = await DurableBus.StartAsync(InboxTests.With(Scheduling()), time);
        await bus.PublishAsync(new Order { CallId = call });
        (await bus.Log.NextAsync()).Number.ShouldBe(0);

        bus.Advance(time, Wait - TimeSpan.FromSeconds(5));
        await bus.PublishAsync(new Noted { CallId = call, Number = 1 });
        (await bus.Log.NextAsync()).Number.ShouldBe(1);

        bus.Advance(time, TimeSpan.FromSeconds(30));
        (await bus.Log.NextAsync()).Number.ShouldBe(99);
    }

    [Fact]
    public async Task A_scheduled_message_survives_the_process()
    {
        using var folder = new TempFolder();
        var time = new ManualTimeProvider();
        await using (var first = await DurableBus.StartOnAsync(folder, InboxTests.With(Scheduling()), time))
        {
            await first.PublishAsync(new Order { CallId = call });
            await first.Log.NextAsync();
        }

        time.Advance(Wait + TimeSpan.FromSeconds(30));
        await using var second = await DurableBus.StartOnAsync(folder, time: time);

        (await second.Log.NextAsync()).Number.ShouldBe(99);
    }

    [Fact]
    public async Task A_cancelled_message_never_comes()
    {
        var time = new ManualTimeProvider();
        var cancelling = new OrderBook
        {
            Work = (delivery, context, store) => delivery == 1 ? Scheduling().Work(delivery, context, store) : CancelAsync(context),
        };
        await using var bus = await DurableBus.StartAsync(InboxTests.With(cancelling), time);
        await bus.PublishAsync(new Order { CallId = call });
        await bus.Log.NextAsync();
        await bus.PublishAsync(new Order { CallId = call });
        (await bus.Log.NextAsync()).Number.ShouldBe(1);

        bus.Advance(time, Wait + TimeSpan.FromSeconds(30));
        await bus.PublishAsync(new Noted { CallId = call, Number = 2 });

        (await bus.Log.NextAsync()).Number.ShouldBe(2);
    }

    private OrderBook Scheduling() => new()
    {
        Work = async (_, context, _) =>
        {
            scheduled = await ScheduleAsync(context);
            await context.Publish(new Noted { CallId = context.Message.CallId, Number = 0 }, context.CancellationToken);
        },
    };

    private static async Task<Guid> ScheduleAsync(ConsumeContext<Order> context)
    {
        var waiting = new Noted { CallId = context.Message.CallId, Number = 99 };
        return (await context.ScheduleSend(new Uri("queue:noter"), Wait, waiting, context.CancellationToken)).TokenId;
    }

    private async Task CancelAsync(ConsumeContext<Order> context)
    {
        await context.GetPayload<MessageSchedulerContext>().CancelScheduledSend(new Uri("queue:noter"), scheduled, context.CancellationToken);
        await context.Publish(new Noted { CallId = context.Message.CallId, Number = 1 }, context.CancellationToken);
    }
}
