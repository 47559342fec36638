using CallCenter.CallSaga.Calls;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Control.Wire;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Asks for the audio.</summary>
internal sealed class StartStreamingConsumer(CallAutomationClient acs, ILogger<StartStreamingConsumer> logger)
    : IConsumer<StartStreaming>
{
    public async Task Consume(ConsumeContext<StartStreaming> context)
    {
        var command = context.Message;
        if (command.Afresh)
        {
            // Mostly refused, as there is nothing to stop. What it ends reports its end under this name, which is nobody's present stream.
            var ended = new StopMediaStreamingRequest(Streaming.StopContext(command.Attempt));
            await acs.StopMediaStreamingAsync(command.ConnectionId, ended, context.CancellationToken);
        }

        var refusal = await acs.StartMediaStreamingAsync(command.ConnectionId, new(Streaming.OperationContext(command.Attempt)), context.CancellationToken);
        var refused = new StreamingRefused { CallId = command.CallId, Attempt = command.Attempt };
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(StartStreaming), refusal, refused);
    }
}
