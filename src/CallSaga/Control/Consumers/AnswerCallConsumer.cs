using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Picks up.</summary>
internal sealed class AnswerCallConsumer(LegOpening leg, CallAutomationClient acs, CallRequests requests) : IConsumer<AnswerCall>
{
    public Task Consume(ConsumeContext<AnswerCall> context) => leg.OpenAsync(
        context,
        context.Message.CallId,
        "answer",
        effect => acs.AnswerAsync(requests.Answer(context.Message, effect.FirstIntendedAt), Repeatability.Of(effect), context.CancellationToken));
}
