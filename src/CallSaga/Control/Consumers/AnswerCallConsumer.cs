using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Picks up.</summary>
internal sealed class AnswerCallConsumer(CallAutomationClient acs, CallRequests requests, ILogger<AnswerCallConsumer> logger) : IConsumer<AnswerCall>
{
    public async Task Consume(ConsumeContext<AnswerCall> context)
    {
        var command = context.Message;
        var repeatability = Repeatability.Of(command.CallId, nameof(AnswerCall), command.AskedAt);
        var reply = await acs.AnswerAsync(requests.Answer(command), repeatability, context.CancellationToken);
        await Outcome.PublishLegAsync(context, logger, command.CallId, nameof(AnswerCall), reply);
    }
}
