using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using MassTransit;

namespace CallCenter.MediaEdge.Commands;

/// <summary>Hands a text message of the caller to the call it belongs to.</summary>
internal sealed class CallerTextedConsumer(SessionRegistry sessions, ILogger<CallerTextedConsumer> logger) : IConsumer<CallerTexted>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<CallerTexted> context)
    {
        var command = context.Message;
        if (!await sessions.GiveAsync(command.CallId, new CallEvent { Kind = CallEventKind.Texted, Subject = command }))
            Log.CallNotHere(logger, nameof(CallerTexted), command.CallId);
    }
}
