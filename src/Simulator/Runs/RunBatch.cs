using System.Threading.Channels;

namespace CallCenter.Simulator.Runs;

/// <summary>Makes many calls and tells how they go.</summary>
internal sealed class RunBatch(RunExecutor executor, TimeProvider time)
{
    /// <summary>Runs all of <paramref name="plans"/>; the stream ends with the summary.</summary>
    /// <param name="plans">The calls.</param>
    /// <param name="atOnce">How many may run at the same time.</param>
    /// <param name="api">The product.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    public async IAsyncEnumerable<RunEvent> RunAsync(
        IReadOnlyList<PlannedRun> plans, int atOnce, CallApi api, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
        var results = new List<RunResult>(plans.Count);
        yield return new RunEvent { Event = RunEventKind.BatchStarted, Runs = plans.Count };
        var all = RunAllAsync(plans, atOnce, api, events.Writer, cancellationToken);
        await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken))
        {
            if (happened.Result is { } result)
                results.Add(result);
            yield return happened;
        }

        await all;
        yield return new RunEvent { Event = RunEventKind.BatchFinished, Summary = Summary(results, time.GetElapsedTime(started)) };
    }

    private async Task RunAllAsync(IReadOnlyList<PlannedRun> plans, int atOnce, CallApi api, ChannelWriter<RunEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            using var places = new SemaphoreSlim(atOnce);
            await Task.WhenAll(plans.Select(plan => RunOneAsync(plan, places, api, events, cancellationToken)));
            events.Complete();
        }
        catch (Exception exception)
        {
            events.Complete(exception);
            throw;
        }
    }

    private async Task RunOneAsync(PlannedRun plan, SemaphoreSlim places, CallApi api, ChannelWriter<RunEvent> events, CancellationToken cancellationToken)
    {
        if (plan.StartAfter > TimeSpan.Zero)
            await Task.Delay(plan.StartAfter, time, cancellationToken);
        await places.WaitAsync(cancellationToken);
        try
        {
            var basis = new RunEvent { Event = RunEventKind.RunProgress, Run = plan.Index, Scenario = plan.Scenario.Name };
            var result = await executor.RunAsync(plan, api, phase => events.TryWrite(basis with { Phase = phase }), cancellationToken);
            events.TryWrite(basis with { Event = RunEventKind.RunFinished, Result = result });
        }
        finally
        {
            places.Release();
        }
    }

    private static BatchSummary Summary(List<RunResult> results, TimeSpan wall) => new(
        results.TrueForAll(result => result.Ok),
        results.Count(result => result.Ok),
        results.Count(result => !result.Ok),
        Math.Round(wall.TotalSeconds, 2),
        AnswerGaps.Of([.. results.SelectMany(result => result.Gaps)]),
        [.. results
            .GroupBy(result => result.Scenario, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ScenarioSummary(group.Key, group.Count(), group.Count(result => result.Ok)))]);
}
