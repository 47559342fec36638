using CallCenter.CallSaga.Control.Results;
using MassTransit;

namespace CallCenter.CallSaga.Control;

/// <summary>Tells the saga, and the log, what came of a request.</summary>
internal static class Outcome
{
    /// <summary>What came of something done on a leg: nothing to tell where it was taken; that the leg is gone; or what is given.</summary>
    /// <param name="bus">Where to publish.</param>
    /// <param name="logger">Where to log.</param>
    /// <param name="callId">The call.</param>
    /// <param name="operation">What was asked for.</param>
    /// <param name="refusal">Why it was refused; null where it was not.</param>
    /// <param name="refused">The event for a refusal on a leg that still exists; null where the call goes on without it.</param>
    public static Task PublishAsync(IPublishEndpoint bus, ILogger logger, Guid callId, string operation, Refusal? refusal, object? refused = null)
    {
        if (refusal is null)
            return Task.CompletedTask;
        WriteDown(logger, callId, operation, refusal);
        if (refusal.CallIsOver)
            return bus.Publish(new LegGone { CallId = callId });
        return refused is null ? Task.CompletedTask : bus.Publish(refused, refused.GetType());
    }

    /// <summary>Logs a refusal.</summary>
    public static void WriteDown(ILogger logger, Guid callId, string operation, Refusal refusal)
    {
        if (refusal.Status == 0)
            Log.Unreachable(logger, callId, operation);
        else if (refusal.CallIsOver)
            Log.AlreadyOver(logger, callId, operation);
        else
            Log.Refused(logger, callId, operation, refusal.Status, refusal.Code);
    }
}
