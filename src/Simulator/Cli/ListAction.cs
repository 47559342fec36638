using System.Text.Json;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Cli;

/// <summary>Carries out <c>simulate list</c>.</summary>
internal sealed class ListAction(Uri simulator, bool asJson, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Readable = new(CallersJson.Options) { WriteIndented = true };

    /// <summary>Lists names and descriptions, in lines or as JSON; what is wrong with a file stands in place of its description.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken)
        => ExitCode.OfAsync(() => ListAsync(cancellationToken), error);

    private async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var scenarios = await new SimulatorClient(http, simulator).ListAsync(cancellationToken);
        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(scenarios, Readable));
            return ExitCode.Good;
        }

        var width = scenarios.Select(scenario => scenario.Name.Length).DefaultIfEmpty().Max();
        foreach (var scenario in scenarios)
            await output.WriteLineAsync($"{scenario.Name.PadRight(width)}  {Told(scenario)}");
        return ExitCode.Good;
    }

    private static string Told(ScenarioEntry scenario) => scenario.Problem is { } problem
        ? $"cannot be used: {problem}"
        : $"{scenario.Direction?.ToString().ToLowerInvariant(),-8}  {scenario.Language,-5}  {scenario.Description}";
}
