using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>The system with every service twice in a process of its own; skips the tests where its servers cannot be had.</summary>
public sealed class DistributedSystem : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private SystemFixture? system;

    /// <summary>Further arguments that it is started with.</summary>
    internal IReadOnlyList<string> Arguments { get; init; } = [];

    public SystemFixture System => system!;

    private LocalProcess Local => System.Process;

    public async ValueTask InitializeAsync()
    {
        if ((PostgresInstallation.Missing ?? RabbitServer.Missing) is null)
            system = await SystemFixture.OnAsync(data.Path, ["--distributed", .. Arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        if (system is not null)
            await system.DisposeAsync();
        data.Dispose();
    }

    /// <summary>Skips the test with the reason where there is no system.</summary>
    public void OrSkip() => Assert.SkipWhen(system is null, PostgresInstallation.Missing ?? RabbitServer.Missing ?? "");

    /// <summary>Ids of its processes now, by name.</summary>
    public IReadOnlyDictionary<string, int> Processes => Local.Processes.Ids;

    /// <summary>Where its processes write their logs.</summary>
    public string LogFolder => Path.Combine(data.Path, "distributed", "logs");

    /// <summary>Kills a process as <c>kill -9</c> does; done when it was started again.</summary>
    public Task KillAsync(string name) => Local.Processes.EndAsync(name, "KILL");

    /// <summary>Done when processes that were killed do their work again.</summary>
    public Task ReadyAgainAsync(params IReadOnlyList<string> names) => Task.WhenAll(names.Select(Local.Processes.ReadyAsync)).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

    /// <summary>Stops everything as Ctrl-C does.</summary>
    public Task<int> StopAsync() => System.StopAsync();
}
