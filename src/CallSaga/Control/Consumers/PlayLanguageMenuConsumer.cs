using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using MassTransit;

namespace CallCenter.CallSaga.Control.Consumers;

/// <summary>Has the service ask the caller for a language.</summary>
internal sealed class PlayLanguageMenuConsumer(CallAutomationClient acs, LanguageMenuRequest menu, ILogger<PlayLanguageMenuConsumer> logger)
    : IConsumer<PlayLanguageMenu>
{
    public async Task Consume(ConsumeContext<PlayLanguageMenu> context)
    {
        var command = context.Message;
        var refusal = await acs.RecognizeAsync(command.ConnectionId, menu.Of(command), context.CancellationToken);
        var refused = new LanguageMenuRefused { CallId = command.CallId, Attempt = command.Attempt };
        await Outcome.PublishAsync(context, logger, command.CallId, nameof(PlayLanguageMenu), refusal, refused);
    }
}
