using System.Collections.Concurrent;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// Decides who may come in: nobody while the edge leaves; while it is full, only the calls that it holds, or has held until a moment ago, so
/// that a connection which broke costs no caller the edge that knows the conversation.
/// </summary>
internal sealed class EdgeAdmission(EdgeDrain drain, EdgeLoad load, SessionRegistry sessions, TimeProvider time)
{
    // Longer than the telephone service and the saga take to bring a call back.
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, long> _left = new();

    /// <summary>Why a media stream of a call is not taken; null where it is.</summary>
    public string? Refusal(Guid callId)
    {
        if (drain.IsLeaving)
            return "The edge is being stopped.";
        return load.IsFull() && !IsOurs(callId) ? "The edge is full: it takes too many frames of its calls too late." : null;
    }

    /// <summary>A connection of a call is over.</summary>
    public void Left(Guid callId)
    {
        foreach (var (old, since) in _left)
        {
            if (time.GetElapsedTime(since) > Known)
                _left.TryRemove(old, out _);
        }

        _left[callId] = time.GetTimestamp();
    }

    private bool IsOurs(Guid callId) =>
        sessions.TryGet(callId, out _) || (_left.TryGetValue(callId, out var since) && time.GetElapsedTime(since) <= Known);
}
