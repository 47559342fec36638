using CallCenter.Platform.Resilience;
using CallCenter.Platform.Telemetry;
using Polly.CircuitBreaker;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>
/// Remembers for all calls of an edge whether one part of a provider can be used, by the rule of <see cref="Circuit{TEnd}"/>. An attempt that decides
/// what comes next does so by its end or before: see <see cref="ProviderAttempt.Prove"/> and <see cref="LongestTrial"/>.
/// </summary>
internal sealed class ProviderBreaker
{
    /// <summary>
    /// A trial about which nothing was told for so long counts as one that went well: providers that are away show it sooner, by not answering
    /// for 10 s at the most, and a caller who is silent must not keep the calls of all others away.
    /// </summary>
    public static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(15);

    private readonly Circuit<SpeechFailure?> _circuit;
    private readonly CallCenterMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

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
        _circuit = new Circuit<SpeechFailure?>(static failure => failure is not null, _ => trialAfter, time, Tell);
        Record(State);
    }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary><c>recognition</c> or <c>synthesis</c>.</summary>
    public string Part { get; }

    /// <summary>Whether the provider is asked by everybody, by one of all calls, or by none.</summary>
    public CircuitState State => _circuit.State;

    /// <summary>Asks to use the provider.</summary>
    /// <returns>An attempt that has to be ended; null while the provider is not to be asked.</returns>
    public ProviderAttempt? Begin()
    {
        var attempt = new ProviderAttempt();
        _circuit.Begin(attempt);
        if (attempt is { HasBegun: true, IsTrial: true })
            _ = LimitAsync(attempt);
        return attempt.HasBegun ? attempt : null;
    }

    /// <summary>The provider failed in an attempt, even if that counts as one that went well by now.</summary>
    public void Blame(ProviderAttempt attempt, SpeechFailure failure)
    {
        if (!attempt.Fail(failure))
            Begin()?.Fail(failure);
    }

    private async Task LimitAsync(ProviderAttempt trial)
    {
        using var limit = _time.CreateTimer(static trial => ((ProviderAttempt)trial!).Succeed(), trial, LongestTrial, Timeout.InfiniteTimeSpan);
        await trial.Ended.ConfigureAwait(false);
    }

    private void Tell(CircuitState state)
    {
        Record(state);
        if (state == CircuitState.Open)
            _metrics.BreakersOpened.Add(1, new("part", Part), new("name", Provider));
        Log.BreakerChanged(_logger, Provider, Part, state);
    }

    private void Record(CircuitState state) => _metrics.SpeechBreaker.Record(CircuitLevel.Of(state), new("provider", Provider), new("part", Part));
}
