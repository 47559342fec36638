using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Dials.</summary>
internal sealed class PlaceCallConsumer(CallAutomationClient acs, CallRequests requests, ILogger<PlaceCallConsumer> logger) : IConsumer<PlaceCall>
{
    public async Task Consume(ConsumeContext<PlaceCall> context)
    {
        var command = context.Message;
        var repeatability = Repeatability.Of(command.CallId, nameof(PlaceCall), command.AskedAt);
        var reply = await acs.CreateAsync(requests.Create(command), repeatability, context.CancellationToken);
        await Outcome.PublishLegAsync(context, logger, command.CallId, nameof(PlaceCall), reply);
    }
}
