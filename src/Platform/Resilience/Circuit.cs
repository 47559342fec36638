using Polly;
using Polly.CircuitBreaker;

namespace CallCenter.Platform.Resilience;

/// <summary>
/// Remembers for all calls of a process whether something outside can be used: two failures within half a minute, and no more successes than
/// failures, open it; then nobody may use it until a pause is over, and one use decides what comes next.
/// </summary>
/// <typeparam name="TEnd">How a use went.</typeparam>
public sealed class Circuit<TEnd>
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider state = new();
    private readonly CircuitBreakerManualControl control = new();
    private readonly ResiliencePipeline<TEnd> pipeline;
    private readonly Action<CircuitState> changed;
    private int told = (int)CircuitState.Closed;

    /// <summary>Creates it, closed.</summary>
    /// <param name="isFailure">Whether a use that ended like this failed.</param>
    /// <param name="pauseAfter">How long it stays open after so many trials that failed in a row, from 0.</param>
    /// <param name="time">Clock.</param>
    /// <param name="changed">Is told of a new state, by whoever notices it first.</param>
    public Circuit(Func<TEnd, bool> isFailure, Func<int, TimeSpan> pauseAfter, TimeProvider time, Action<CircuitState> changed)
    {
        this.changed = changed;
        pipeline = new ResiliencePipelineBuilder<TEnd> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<TEnd>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = Memory,
                BreakDurationGenerator = failed => ValueTask.FromResult(pauseAfter(failed.HalfOpenAttempts)),
                StateProvider = state,
                ManualControl = control,
                ShouldHandle = use => ValueTask.FromResult(isFailure(use.Outcome.Result!)),
            })
            .Build();
    }

    /// <summary>Closed: everybody may use it; half open: one of all; open: nobody.</summary>
    public CircuitState State => state.CircuitState;

    /// <summary>Lets a use begin, which has to be ended, or refuses it: <see cref="CircuitUse{TEnd}.HasBegun"/> tells when this returns.</summary>
    public void Begin(CircuitUse<TEnd> use) => _ = RunAsync(use);

    /// <summary>Lets everybody in again, whatever failed before.</summary>
    public async Task CloseAsync()
    {
        await control.CloseAsync().ConfigureAwait(false);
        Tell();
    }

    private async Task RunAsync(CircuitUse<TEnd> use)
    {
        var context = ResilienceContextPool.Shared.Get();
        // Without callbacks on its states the pipeline begins the use, or refuses it, before this returns.
        var outcome = pipeline.ExecuteOutcomeAsync(
            async (_, begun) =>
            {
                (begun.HasBegun, begun.IsTrial) = (true, State == CircuitState.HalfOpen);
                return Outcome.FromResult(await begun.Ended.ConfigureAwait(false));
            },
            context,
            use);
        Tell();
        await outcome.ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        Tell();
    }

    private void Tell()
    {
        var now = State;
        if (Interlocked.Exchange(ref told, (int)now) != (int)now)
            changed(now);
    }
}
