using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Cli;

/// <summary>Carries out <c>simulate run</c>.</summary>
internal sealed class RunAction(Uri simulator, RunOrder order, IRunView view, TextWriter error)
{
    /// <summary>Runs what was asked for; see <see cref="ExitCode"/>.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken)
        => ExitCode.OfAsync(() => RunAsync(cancellationToken), error);

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // A run may last for hours; it is watched by the caller's patience on both ends, not by this client.
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var client = new SimulatorClient(http, simulator);
        var request = await RequestAsync(client, cancellationToken);
        var report = new BatchReport();
        await view.ShowAsync(report.KeepAsync(client.RunAsync(request, cancellationToken)));
        if (report.Summary is null)
            throw new CommandFailedException("The simulator stopped before the run was over.");
        if (order.JsonFile is { } file)
            await ResultFile.WriteAsync(file, report, cancellationToken);
        return report.Summary.Ok ? ExitCode.Good : ExitCode.BadVerdict;
    }

    private async Task<RunRequest> RequestAsync(SimulatorClient client, CancellationToken cancellationToken)
    {
        string[] paths = [.. order.Scenarios.Where(IsPath)];
        var names = order.All
            ? (await client.ListAsync(cancellationToken)).Select(scenario => scenario.Name)
            : order.Scenarios.Where(scenario => !IsPath(scenario));
        var request = new RunRequest
        {
            Scenarios = [.. names],
            Inline = [.. paths.Select(Inline)],
            Repeat = order.Repeat,
            Speed = order.Speed,
            Calls = order.Calls,
            RampMs = (int)order.Ramp.TotalMilliseconds,
            Parallel = order.Parallel,
        };
        if (request.Scenarios.Count + request.Inline.Count == 0)
            throw new CommandFailedException("Name a scenario or a YAML file, or give --all; 'simulate list' shows the names.");
        return request.Fault() is { } fault ? throw new CommandFailedException($"Cannot run: {fault}.") : request;
    }

    private static bool IsPath(string scenario)
        => scenario.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || scenario.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || scenario.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Reads a file, and finds its mistakes here rather than in the running system.</summary>
    private static InlineScenario Inline(string path)
    {
        try
        {
            var text = new ScenarioText(File.ReadAllText(path), path);
            text.Read();
            return new InlineScenario(path, text.Yaml);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Cannot read {path}: {exception.Message}");
        }
        catch (InvalidScenarioException exception)
        {
            throw new CommandFailedException(exception.Message);
        }
    }
}
