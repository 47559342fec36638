using CallCenter.Platform.Telemetry;
using Polly;
using Polly.CircuitBreaker;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>
/// Remembers for all calls of an edge whether one part of a provider can be used: two failures within half a minute, and no more successes than
/// failures, open it; then nobody asks the provider until a pause is over, and one attempt decides what comes next, by its end or before: see
/// <see cref="ProviderAttempt.Prove"/> and <see cref="LongestTrial"/>.
/// </summary>
internal sealed class ProviderBreaker
{
    /// <summary>
    /// A trial about which nothing was told for so long counts as one that went well: providers that are away show it sooner, by not answering
    /// for 10 s at the most, and a caller who is silent must not keep the calls of all others away.
    /// </summary>
    public static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<SpeechFailure?> _pipeline;
    private readonly CallCenterMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _told = -1;

    /// <summary>Creates it, closed.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="part"><c>recognition</c> or <c>synthesis</c>.</param>
    /// <param name="trialAfter">How long it stays open.</param>
    /// <param name="metrics">Is told of its state.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Is told of its state.</param>
    public ProviderBreaker(string provider, string part, TimeSpan trialAfter, CallCenterMetrics metrics, TimeProvider time, ILogger logger)
    {
        (Provider, Part, _metrics, _time, _logger) = (provider, part, metrics, time, logger);
        _pipeline = new ResiliencePipelineBuilder<SpeechFailure?> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SpeechFailure?>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = Memory,
                BreakDuration = trialAfter,
                StateProvider = _state,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is not null),
            })
            .Build();
        Tell();
    }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary><c>recognition</c> or <c>synthesis</c>.</summary>
    public string Part { get; }

    /// <summary>State for the eyes of tests.</summary>
    public CircuitState State => _state.CircuitState;

    /// <summary>Asks to use the provider.</summary>
    /// <returns>An attempt that has to be ended; null while the provider is not to be asked.</returns>
    public ProviderAttempt? Begin()
    {
        var attempt = new ProviderAttempt();
        _ = RunAsync(attempt);
        return attempt.HasBegun ? attempt : null;
    }

    /// <summary>The provider failed in an attempt, even if that counts as one that went well by now.</summary>
    public void Blame(ProviderAttempt attempt, SpeechFailure failure)
    {
        if (!attempt.Fail(failure))
            Begin()?.Fail(failure);
    }

    private async Task RunAsync(ProviderAttempt attempt)
    {
        var context = ResilienceContextPool.Shared.Get();
        // Without callbacks on its states the pipeline begins the attempt, or refuses it, before this returns.
        var outcome = _pipeline.ExecuteOutcomeAsync(
            static async (_, run) =>
            {
                var (breaker, attempt) = run;
                attempt.HasBegun = true;
                attempt.IsTrial = breaker.State == CircuitState.HalfOpen;
                return Outcome.FromResult(await breaker.EndOfAsync(attempt).ConfigureAwait(false));
            },
            context,
            (Breaker: this, Attempt: attempt));
        Tell();
        await outcome.ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        Tell();
    }

    private async Task<SpeechFailure?> EndOfAsync(ProviderAttempt attempt)
    {
        if (!attempt.IsTrial)
            return await attempt.Ended.ConfigureAwait(false);
        using var limit = _time.CreateTimer(static trial => ((ProviderAttempt)trial!).Succeed(), attempt, LongestTrial, Timeout.InfiniteTimeSpan);
        return await attempt.Ended.ConfigureAwait(false);
    }

    private void Tell()
    {
        var state = State;
        var level = state switch
        {
            CircuitState.Closed => 0,
            CircuitState.HalfOpen => 1,
            _ => 2,
        };
        var before = Interlocked.Exchange(ref _told, level);
        if (before == level)
            return;
        _metrics.SpeechBreaker.Record(level, new("provider", Provider), new("part", Part));
        if (before >= 0)
            Log.BreakerChanged(_logger, Provider, Part, state);
    }
}
