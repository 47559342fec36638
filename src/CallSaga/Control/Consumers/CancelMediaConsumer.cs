using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Silences the service itself.</summary>
internal sealed class CancelMediaConsumer(CallAutomationClient acs, ILogger<CancelMediaConsumer> logger) : IConsumer<CancelMedia>
{
    public async Task Consume(ConsumeContext<CancelMedia> context)
    {
        var command = context.Message;
        var refusal = await acs.CancelMediaAsync(command.ConnectionId, context.CancellationToken);
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(CancelMedia), refusal);
    }
}
