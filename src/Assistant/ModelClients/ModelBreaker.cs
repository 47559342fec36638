using Polly;
using Polly.CircuitBreaker;

namespace CallCenter.Assistant.ModelClients;

/// <summary>
/// Remembers for all calls of a process whether a model can be used: two failures within half a minute, and no more successes than failures,
/// open it. Then the other model is asked at once instead, until a pause is over and one request decides what comes next.
/// </summary>
internal sealed class ModelBreaker
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    // A trial is a request of a caller, who waits the longer for the other model the longer this one takes to fail.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CircuitBreakerStateProvider state = new();
    private readonly CircuitBreakerManualControl control = new();
    private readonly ResiliencePipeline<bool> pipeline;
    private readonly string model;
    private readonly ILogger logger;
    private int told;

    /// <summary>Creates it, closed.</summary>
    public ModelBreaker(string model, TimeProvider time, ILogger logger)
    {
        (this.model, this.logger) = (model, logger);
        pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = Memory,
                BreakDurationGenerator = static failed => ValueTask.FromResult(PauseAfter(failed.HalfOpenAttempts)),
                StateProvider = state,
                ManualControl = control,
                ShouldHandle = static request => ValueTask.FromResult(!request.Outcome.Result),
            })
            .Build();
    }

    /// <summary>Whether the model is asked by everybody.</summary>
    public bool IsClosed => state.CircuitState == CircuitState.Closed;

    /// <summary>Asks to use the model.</summary>
    /// <param name="insists">Whether nobody else is left to ask: then it may be used whatever happened, and closes the breaker if it answers.</param>
    /// <returns>A use that is to be ended; null while the model is not to be asked.</returns>
    public ModelUse? Begin(bool insists)
    {
        var use = new ModelUse();
        _ = RunAsync(use, insists);
        return use.HasBegun || insists ? use : null;
    }

    private static TimeSpan PauseAfter(int trials)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(trials, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task RunAsync(ModelUse use, bool insists)
    {
        var context = ResilienceContextPool.Shared.Get();
        // Without callbacks on its states the pipeline begins the use, or refuses it, before this returns.
        var outcome = pipeline.ExecuteOutcomeAsync(
            async (_, begun) =>
            {
                (begun.HasBegun, begun.IsTrial) = (true, state.CircuitState == CircuitState.HalfOpen);
                return Outcome.FromResult(await begun.Ended.ConfigureAwait(false));
            },
            context,
            use);
        Tell();
        await outcome.ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        if (!use.HasBegun && insists && await use.Ended.ConfigureAwait(false))
            await control.CloseAsync().ConfigureAwait(false);
        Tell();
    }

    private void Tell()
    {
        var now = state.CircuitState;
        if (Interlocked.Exchange(ref told, (int)now) != (int)now)
            Log.ModelBreakerChanged(logger, model, now);
    }
}
