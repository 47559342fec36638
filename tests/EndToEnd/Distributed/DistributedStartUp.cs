using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>What <c>./run --distributed</c> tells, and what it leaves behind.</summary>
public sealed class DistributedStartUp
{
    [Fact]
    public async Task An_interrupt_stops_every_process()
    {
        Assert.SkipWhen((PostgresInstallation.Missing ?? RabbitServer.Missing) is not null, PostgresInstallation.Missing ?? RabbitServer.Missing ?? "");
        await using var distributed = new DistributedSystem();
        await distributed.InitializeAsync();
        var processes = distributed.Processes;
        processes.Keys.ShouldBe(
            [
                "api-1", "api-2", "edge-1", "edge-2", "erlang-nodes", "insights-1", "insights-2", "notification-1", "notification-2",
                "postgresql", "proxy", "rabbitmq", "saga-1", "saga-2", "simulator",
            ],
            ignoreOrder: true);

        (await distributed.StopAsync()).ShouldBe(0);

        processes.Values.Where(id => Directory.Exists($"/proc/{id}")).ShouldBeEmpty();
    }
}
