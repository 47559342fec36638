using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Hands the caller to the human agent.</summary>
internal sealed class TransferLegConsumer(CallAutomationClient acs, CallRequests requests, ILogger<TransferLegConsumer> logger) : IConsumer<TransferLeg>
{
    public async Task Consume(ConsumeContext<TransferLeg> context)
    {
        var command = context.Message;
        var repeatability = Repeatability.Of(command.CallId, command.OperationContext, command.AskedAt);
        var refusal = await acs.TransferAsync(command.ConnectionId, requests.Transfer(command), repeatability, context.CancellationToken);
        var refused = new TransferRefused { CallId = command.CallId, OperationContext = command.OperationContext };
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(TransferLeg), refusal, refused);
    }
}
