using System.Diagnostics;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Bench.Saga;

/// <summary>What the outbox delivers, without what a consumer does.</summary>
internal sealed class OutboxLoad(IHost host)
{
    /// <summary>Deliveries per second of messages that were committed together.</summary>
    public async Task<double> DeliveriesAsync(int messages)
    {
        var counter = new ReceiveCounter("tick", messages);
        using var connected = new Connection(host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(counter));
        var started = Stopwatch.GetTimestamp();
        await PublishAsync(messages);
        await counter.Done;
        return messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>From a commit to the delivery of its message, in milliseconds, one at a time: median and 99th percentile.</summary>
    public async Task<(double Median, double Worst)> LatencyAsync(int messages)
    {
        var taken = new List<double>(messages);
        for (var i = 0; i < messages; i++)
        {
            var counter = new ReceiveCounter("tick", 1);
            using var connected = new Connection(host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(counter));
            var committed = await PublishAsync(1);
            await counter.Done;
            taken.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
        }

        taken.Sort();
        return (taken[messages / 2], taken[messages * 99 / 100]);
    }

    private async Task<long> PublishAsync(int messages)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                for (var i = 0; i < messages; i++)
                    await bus.Publish(new Tick { CallId = Guid.NewGuid() });
            },
            CancellationToken.None);
        return Stopwatch.GetTimestamp();
    }
}
