using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Cli;

/// <summary>Everything a batch of runs told; also the shape of the file written by <c>--json</c>.</summary>
internal sealed class BatchReport
{
    private readonly List<RunResult> _results = [];

    /// <summary>How all went; <see langword="null"/> until it is over.</summary>
    public BatchSummary? Summary { get; private set; }

    /// <summary>How each call went, in the order of their numbers.</summary>
    public IReadOnlyList<RunResult> Results => [.. _results.OrderBy(result => result.Run)];

    /// <summary>Passes events on and keeps what they tell.</summary>
    public async IAsyncEnumerable<RunEvent> KeepAsync(IAsyncEnumerable<RunEvent> events)
    {
        await foreach (var happened in events)
        {
            if (happened.Result is { } result)
                _results.Add(result);
            Summary = happened.Summary ?? Summary;
            yield return happened;
        }
    }
}
