using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>The system with every service twice in a process of its own; skips the tests where its servers cannot be had.</summary>
public sealed partial class DistributedSystem : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private SystemFixture? system;

    public SystemFixture System => system!;

    private LocalProcess Local => System.Process;

    public async ValueTask InitializeAsync()
    {
        if ((PostgresInstallation.Missing ?? RabbitServer.Missing) is null)
            system = await SystemFixture.OnAsync(data.Path, "--distributed");
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
    public IReadOnlyDictionary<string, int> Processes => Started().Matches(Local.Output)
        .Concat(StartedAgain().Matches(Local.Output))
        .GroupBy(process => process.Groups["name"].Value, StringComparer.Ordinal)
        .ToDictionary(process => process.Key, process => int.Parse(process.Last().Groups["id"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Kills a process as <c>kill -9</c> does; done when it was started again.</summary>
    public Task KillAsync(string name) => EndAsync(name, "-KILL");

    /// <summary>Stops a process in good order; done when it was started again.</summary>
    public Task RestartAsync(string name, string signal = "-TERM") => EndAsync(name, signal);

    /// <summary>Stops everything as Ctrl-C does.</summary>
    public Task<int> StopAsync() => System.StopAsync();

    private async Task EndAsync(string name, string signal)
    {
        var id = Processes[name];
        var again = Local.LineAsync(line => line.Contains($"{name} runs again", StringComparison.Ordinal) && !known.Contains(line));
        using var kill = Process.Start("kill", [signal, id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        known.Add(await again);
    }

    [GeneratedRegex(@"^    (?<name>\S+) +process (?<id>\d+) ", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Started();

    [GeneratedRegex(@"  (?<name>\S+) runs again as process (?<id>\d+)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StartedAgain();
}
