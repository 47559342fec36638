using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using MassTransit;

namespace CallCenter.MediaEdge.Commands;

/// <summary>Ends the session of a call of this edge.</summary>
internal sealed class EndMediaSessionConsumer(SessionRegistry sessions, ILogger<EndMediaSessionConsumer> logger) : IConsumer<EndMediaSession>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<EndMediaSession> context)
    {
        var callId = context.Message.CallId;
        if (sessions.TryGet(callId, out var session))
            session.End(StreamEnd.WeClosed);
        else
            Log.AlreadyLeft(logger, callId);
        return Task.CompletedTask;
    }
}
