using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Security;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Starts the recording, once; without it the call goes on.</summary>
internal sealed class StartRecordingConsumer(
    EffectLedger ledger, CallAutomationClient acs, CallRequests requests, ILogger<StartRecordingConsumer> logger) : IConsumer<StartRecording>
{
    public async Task Consume(ConsumeContext<StartRecording> context)
    {
        var command = context.Message;
        using var effect = await ledger.BeginAsync(command.CallId, "record", AcsHttpPipeline.RepeatableFor, context.CancellationToken);
        var (recordingId, refusal) = effect.Standing switch
        {
            EffectStanding.Done => (effect.Reference, null),
            EffectStanding.Refused => (null, Refusal.Parse(effect.Reference)),
            EffectStanding.Doubtful => (null, Refusal.Unanswered),
            _ => await RecordAsync(command, effect, context.CancellationToken),
        };
        if (recordingId is not null)
            await context.Publish(new RecordingStarted { CallId = command.CallId, RecordingId = recordingId });
        else if (refusal is not null)
            Outcome.WriteDown(logger, command.CallId, nameof(StartRecording), refusal);
    }

    private async Task<(string? RecordingId, Refusal? Refusal)> RecordAsync(StartRecording command, Effect effect, CancellationToken cancellationToken)
    {
        var reply = await acs.StartRecordingAsync(requests.Record(command, effect.FirstIntendedAt), Repeatability.Of(effect), cancellationToken);

        // The recording that is in the way of a repetition is the one that was asked for before; its id comes with its events.
        if (reply.Body is not null || (reply.Refusal!.IsConflict && effect.Standing is EffectStanding.Repeatable))
        {
            await effect.DoneAsync(reply.Body?.RecordingId);
            return (reply.Body?.RecordingId, null);
        }

        if (reply.Refusal.IsFinal)
            await effect.RefusedAsync(reply.Refusal.ToString());
        return (null, reply.Refusal);
    }
}
