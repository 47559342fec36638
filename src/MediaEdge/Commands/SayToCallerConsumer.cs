using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using MassTransit;

namespace CallCenter.MediaEdge.Commands;

/// <summary>Has something said in a call of this edge.</summary>
internal sealed class SayToCallerConsumer(SessionRegistry sessions, ILogger<SayToCallerConsumer> logger) : IConsumer<SayToCaller>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<SayToCaller> context)
    {
        var command = context.Message;
        if (!await sessions.GiveAsync(command.CallId, new CallEvent { Kind = CallEventKind.Say, Subject = command }))
            Log.CallNotHere(logger, nameof(SayToCaller), command.CallId);
    }
}
