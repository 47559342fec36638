using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Presence;
using CallCenter.Testing;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.MediaEdge.Tests.Presence;

public sealed class EdgeHeartbeatTests
{
    [Fact]
    public async Task An_edge_tells_that_it_is_there_at_once_and_with_every_interval()
    {
        var clock = new ManualTimeProvider();
        var address = new Uri("queue:edge-one");
        var beats = new SemaphoreSlim(0);
        var bus = Bus.Factory.CreateUsingInMemory(memory => memory.ReceiveEndpoint("ear", ear => ear.Handler<EdgeAlive>(context =>
        {
            context.Message.EdgeAddress.ShouldBe(address);
            beats.Release();
            return Task.CompletedTask;
        })));
        await bus.StartAsync(TestContext.Current.CancellationToken);
        using var heartbeat = new EdgeHeartbeat(bus, address, clock, NullLogger<EdgeHeartbeat>.Instance);

        await heartbeat.StartAsync(TestContext.Current.CancellationToken);
        await HeardAsync(beats);
        for (var beat = 0; beat < 3; beat++)
        {
            clock.Advance(EdgeHeartbeat.Interval);
            await HeardAsync(beats);
        }

        await heartbeat.StopAsync(TestContext.Current.CancellationToken);
        await bus.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task HeardAsync(SemaphoreSlim beats) =>
        (await beats.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ShouldBeTrue();
}
