using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Dials.</summary>
internal sealed class PlaceCallConsumer(LegOpening leg, CallAutomationClient acs, CallRequests requests) : IConsumer<PlaceCall>
{
    public Task Consume(ConsumeContext<PlaceCall> context) => leg.OpenAsync(
        context,
        context.Message.CallId,
        "place",
        effect => acs.CreateAsync(requests.Create(context.Message, effect.FirstIntendedAt), Repeatability.Of(effect), context.CancellationToken));
}
