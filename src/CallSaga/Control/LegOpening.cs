using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Control.Wire;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Security;
using MassTransit;

namespace CallCenter.CallSaga.Control;

/// <summary>Opens our leg of a call, by dialling or by picking up: once, however often it is asked for, and tells the saga what came of it.</summary>
internal sealed class LegOpening(EffectLedger ledger, ILogger<LegOpening> logger)
{
    /// <param name="context">The command.</param>
    /// <param name="callId">The call.</param>
    /// <param name="intent">What the ledger knows it by.</param>
    /// <param name="open">Asks the service for it.</param>
    /// <exception cref="InvalidOperationException">The service is still busy with an earlier try: to be tried again.</exception>
    public async Task OpenAsync(ConsumeContext context, Guid callId, string intent, Func<Effect, Task<Reply<CallConnection>>> open)
    {
        using var effect = await ledger.BeginAsync(callId, intent, AcsHttpPipeline.RepeatableFor, context.CancellationToken);
        var reply = effect.Standing switch
        {
            // The id is enough: what became of the leg meanwhile, its events tell.
            EffectStanding.Done => new(new CallConnection(effect.Reference!, ServerCallId: null), Refusal: null),
            EffectStanding.Refused => new(Body: null, Refusal.Parse(effect.Reference)),

            // There is nothing to ask by: the service names a leg only in its answer. If there is one, the saga knows it by its events.
            EffectStanding.Doubtful => new(Body: null, Refusal.Unanswered),
            _ => await open(effect),
        };
        if (effect.IsDue)
            await SettleAsync(effect, reply);
        if (reply.Body is { } leg)
        {
            await context.Publish(new CallPlaced { CallId = callId, ConnectionId = leg.CallConnectionId, ServerCallId = leg.ServerCallId });
            return;
        }

        Outcome.WriteDown(logger, callId, intent, reply.Refusal!);
        await context.Publish(new CallPlacementFailed { CallId = callId });
    }

    private static async Task SettleAsync(Effect effect, Reply<CallConnection> reply)
    {
        if (reply.Body is { } leg)
            await effect.DoneAsync(leg.CallConnectionId);
        else if (reply.Refusal is { IsConflict: true } && effect.Standing is EffectStanding.Repeatable)
            throw new InvalidOperationException($"The telephone service is still busy with an earlier try to {effect.Intent} the call.");
        else if (reply.Refusal is { IsFinal: true } refusal)
            await effect.RefusedAsync(refusal.ToString());
    }
}
