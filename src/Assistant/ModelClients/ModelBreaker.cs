using CallCenter.Platform.Resilience;
using CallCenter.Platform.Telemetry;
using Polly.CircuitBreaker;

namespace CallCenter.Assistant.ModelClients;

/// <summary>
/// Remembers for all calls of a process whether a model can be used, by the rule of <see cref="Circuit{TEnd}"/>. While it is open the other model is
/// asked at once instead.
/// </summary>
internal sealed class ModelBreaker
{
    // A trial is a request of a caller, who waits the longer for the other model the longer this one takes to fail.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Circuit<bool> circuit;
    private readonly string model;
    private readonly CallCenterMetrics metrics;
    private readonly ILogger logger;

    /// <summary>Creates it, closed.</summary>
    public ModelBreaker(string model, CallCenterMetrics metrics, TimeProvider time, ILogger logger)
    {
        (this.model, this.metrics, this.logger) = (model, metrics, logger);
        circuit = new Circuit<bool>(isWell => !isWell, PauseAfter, time, Tell);
    }

    /// <summary>Whether the model is asked by everybody.</summary>
    public bool IsClosed => circuit.State == CircuitState.Closed;

    /// <summary>Asks to use the model.</summary>
    /// <param name="insists">Whether nobody else is left to ask: then it may be used whatever happened, and closes the breaker if it answers.</param>
    /// <returns>A use that is to be ended; null while the model is not to be asked.</returns>
    public ModelUse? Begin(bool insists)
    {
        var use = new ModelUse();
        circuit.Begin(use);
        if (use.HasBegun)
            return use;
        if (!insists)
            return null;
        _ = CloseAfterAsync(use);
        return use;
    }

    private async Task CloseAfterAsync(ModelUse use)
    {
        if (await use.Ended.ConfigureAwait(false))
            await circuit.CloseAsync().ConfigureAwait(false);
    }

    private void Tell(CircuitState state)
    {
        metrics.ModelBreaker.Record(CircuitLevel.Of(state), new KeyValuePair<string, object?>("model", model));
        if (state == CircuitState.Open)
            metrics.BreakersOpened.Add(1, new("part", "model"), new("name", model));
        Log.ModelBreakerChanged(logger, model, state);
    }

    private static TimeSpan PauseAfter(int trials)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(trials, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
