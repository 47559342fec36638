using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Starts the recording; without it the call goes on.</summary>
internal sealed class StartRecordingConsumer(CallAutomationClient acs, CallRequests requests, ILogger<StartRecordingConsumer> logger)
    : IConsumer<StartRecording>
{
    public async Task Consume(ConsumeContext<StartRecording> context)
    {
        var command = context.Message;
        var repeatability = Repeatability.Of(command.CallId, nameof(StartRecording), command.AskedAt);
        var reply = await acs.StartRecordingAsync(requests.Record(command), repeatability, context.CancellationToken);
        if (reply.Body is { } recording)
            await context.Publish(new RecordingStarted { CallId = command.CallId, RecordingId = recording.RecordingId });
        else
            Outcome.WriteDown(logger, command.CallId, nameof(StartRecording), reply.Refusal!);
    }
}
