using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The sessions of this edge by call: the only thing that calls share in it. The newest connection of a call wins.</summary>
internal sealed class SessionRegistry(UntakenCommands untaken)
{
    private readonly ConcurrentDictionary<Guid, CallSession> _byCall = new();
    private readonly ConcurrentDictionary<Guid, CallSession> _all = new();

    /// <summary>Every session that has not let go of everything yet, those included that a newer one has replaced.</summary>
    public IReadOnlyCollection<CallSession> All => [.. _all.Values];

    /// <summary>Enters a session.</summary>
    /// <returns>The session it takes the call over from, which is being ended; null where there is none.</returns>
    public CallSession? Enter(CallSession session)
    {
        CallSession? former = null;
        _all[session.Identity.SessionId] = session;
        _byCall.AddOrUpdate(session.Identity.CallId, session, (_, existing) =>
        {
            former = existing;
            return session;
        });
        former?.End(StreamEnd.Replaced);
        return former;
    }

    /// <summary>Takes a session out; a newer one of its call that has taken its place stays.</summary>
    public void Leave(CallSession session)
    {
        _byCall.TryRemove(new KeyValuePair<Guid, CallSession>(session.Identity.CallId, session));
        _all.TryRemove(session.Identity.SessionId, out _);
    }

    /// <summary>Finds the session that holds a call.</summary>
    public bool TryGet(Guid callId, [NotNullWhen(true)] out CallSession? session) => _byCall.TryGetValue(callId, out session);

    /// <summary>Hands a command to the session that holds its call.</summary>
    /// <returns>False where none does; the command waits for the next one.</returns>
    public async ValueTask<bool> GiveAsync(Guid callId, CallEvent command)
    {
        while (true)
        {
            if (TryGet(callId, out var holder) && await holder.PostAsync(command))
                return true;
            untaken.Keep(callId, command);

            // A session that came in between may have looked before the command was there.
            if (!TryGet(callId, out var newer) || ReferenceEquals(newer, holder))
                return false;
            if (!untaken.TakeBack(callId, command))
                return true;
        }
    }
}
