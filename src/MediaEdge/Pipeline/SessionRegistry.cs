using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The sessions of this edge by call: the only thing that calls share in it. The newest connection of a call wins.</summary>
internal sealed class SessionRegistry : IHostedLifecycleService
{
    private readonly ConcurrentDictionary<Guid, CallSession> _sessions = new();
    private volatile bool _stopping;

    /// <summary>Enters a session.</summary>
    /// <returns>The session it takes the call over from, which is being ended; null where there is none.</returns>
    public CallSession? Enter(CallSession session)
    {
        CallSession? former = null;
        _sessions.AddOrUpdate(session.Identity.CallId, session, (_, existing) =>
        {
            former = existing;
            return session;
        });
        former?.End(StreamEnd.Replaced);
        if (_stopping)
            session.End(StreamEnd.WeClosed);
        return former;
    }

    /// <summary>Takes a session out, unless a newer one of its call has taken its place.</summary>
    public void Leave(CallSession session) =>
        _sessions.TryRemove(new KeyValuePair<Guid, CallSession>(session.Identity.CallId, session));

    /// <summary>Finds the session that holds a call.</summary>
    public bool TryGet(Guid callId, [NotNullWhen(true)] out CallSession? session) => _sessions.TryGetValue(callId, out session);

    /// <summary>Ends all sessions, while the bus can still take what they have to tell.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        var open = _sessions.Values.ToList();
        open.ForEach(session => session.End(StreamEnd.WeClosed));
        return Task.WhenAll(open.Select(session => session.Left)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
