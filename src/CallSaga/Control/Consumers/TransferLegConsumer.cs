using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Security;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Hands the caller to the human agent, once for each attempt.</summary>
internal sealed class TransferLegConsumer(
    EffectLedger ledger, CallAutomationClient acs, CallRequests requests, ILogger<TransferLegConsumer> logger) : IConsumer<TransferLeg>
{
    public async Task Consume(ConsumeContext<TransferLeg> context)
    {
        var command = context.Message;
        using var effect = await ledger.BeginAsync(
            command.CallId, command.OperationContext, AcsHttpPipeline.RepeatableFor, context.CancellationToken);
        var refusal = effect.Standing switch
        {
            EffectStanding.Done => null,
            EffectStanding.Refused => Refusal.Parse(effect.Reference),
            EffectStanding.Doubtful => await AskAsync(command, context.CancellationToken),
            _ => await TransferAsync(command, effect, context.CancellationToken),
        };
        var refused = new TransferRefused { CallId = command.CallId, OperationContext = command.OperationContext };
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(TransferLeg), refusal, refused);
    }

    private async Task<Refusal?> TransferAsync(TransferLeg command, Effect effect, CancellationToken cancellationToken)
    {
        var refusal = await acs.TransferAsync(command.ConnectionId, requests.Transfer(command), Repeatability.Of(effect), cancellationToken);

        // The transfer that is in the way of a repetition is the one that was asked for before.
        if (refusal is { IsConflict: true } && effect.Standing is EffectStanding.Repeatable)
            refusal = null;
        if (refusal is null)
            await effect.DoneAsync(reference: null);
        else if (refusal.IsFinal)
            await effect.RefusedAsync(refusal.ToString());
        return refusal;
    }

    /// <summary>Too late to repeat: a leg that is gone may have been transferred, one that is still there was not.</summary>
    private async Task<Refusal> AskAsync(TransferLeg command, CancellationToken cancellationToken) =>
        (await acs.FindAsync(command.ConnectionId, cancellationToken)).Refusal ?? Refusal.Unanswered;
}
