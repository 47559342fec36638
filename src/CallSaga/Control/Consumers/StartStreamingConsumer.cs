using CallCenter.CallSaga.Calls;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Asks for the audio.</summary>
internal sealed class StartStreamingConsumer(CallAutomationClient acs, ILogger<StartStreamingConsumer> logger)
    : IConsumer<StartStreaming>
{
    public async Task Consume(ConsumeContext<StartStreaming> context)
    {
        var command = context.Message;
        var refusal = await acs.StartMediaStreamingAsync(command.ConnectionId, new(Streaming.OperationContext(command.Attempt)), context.CancellationToken);
        var refused = new StreamingRefused { CallId = command.CallId, Attempt = command.Attempt };
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(StartStreaming), refusal, refused);
    }
}
