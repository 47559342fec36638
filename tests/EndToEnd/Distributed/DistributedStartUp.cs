using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>What <c>./run --distributed</c> tells, and what it leaves behind.</summary>
public sealed class DistributedStartUp
{
    [Fact]
    public async Task A_start_logs_no_probes_and_an_interrupt_stops_every_process()
    {
        Assert.SkipWhen((PostgresInstallation.Missing ?? RabbitServer.Missing) is not null, PostgresInstallation.Missing ?? RabbitServer.Missing ?? "");
        await using var distributed = new DistributedSystem();
        await distributed.InitializeAsync();
        var processes = distributed.Processes;
        processes.Keys.ShouldBe(
            [
                "api-1", "api-2", "edge-1", "edge-2", "erlang-nodes", "insights-1", "insights-2", "notification-1", "notification-2",
                "postgresql", "proxy", "rabbitmq", "saga-1", "saga-2", "simulator", .. RedisServer.Missing is null ? new[] { "redis" } : [],
            ],
            ignoreOrder: true);

        var logs = Directory.EnumerateFiles(distributed.LogFolder).Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file))).ToList();
        logs.Count.ShouldBe(processes.Count);
        logs.SelectMany(log => log.Text.Split('\n')).Where(line => line.Contains("HealthCheck", StringComparison.Ordinal)).ShouldBeEmpty();
        logs.Where(log => log.Text.Contains('\u001b', StringComparison.Ordinal)).Select(log => log.Name).ShouldBeEmpty();
        (await distributed.StopAsync()).ShouldBe(0);

        processes.Values.Where(id => Directory.Exists($"/proc/{id}")).ShouldBeEmpty();
    }
}
