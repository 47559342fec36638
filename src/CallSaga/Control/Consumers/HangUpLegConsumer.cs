using CallCenter.CallSaga.Control.Commands;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Hangs up; a call that is over already counts as hung up.</summary>
internal sealed class HangUpLegConsumer(CallAutomationClient acs, ILogger<HangUpLegConsumer> logger) : IConsumer<HangUpLeg>
{
    public async Task Consume(ConsumeContext<HangUpLeg> context)
    {
        var command = context.Message;
        var repeatability = Repeatability.Of(command.CallId, $"{nameof(HangUpLeg)} {command.Step}", command.AskedAt);
        var refusal = await acs.TerminateAsync(command.ConnectionId, repeatability, context.CancellationToken);
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(HangUpLeg), refusal);
    }
}
