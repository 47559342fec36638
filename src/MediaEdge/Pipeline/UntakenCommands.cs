namespace CallCenter.MediaEdge.Pipeline;

/// <summary>
/// Commands that came when no session of their call could take them: between two connections of it, or too late for the one that was ending.
/// The next connection of the call to this edge takes them; what nobody took is forgotten after a while.
/// </summary>
internal sealed class UntakenCommands(TimeProvider time)
{
    // Longer than the telephone service and the saga take to bring a call back.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<Entry>> _byCall = [];

    /// <summary>Keeps a command for the next session of a call.</summary>
    public void Keep(Guid callId, CallEvent command)
    {
        lock (_gate)
        {
            ForgetOld();
            if (!_byCall.TryGetValue(callId, out var entries))
                _byCall[callId] = entries = [];
            entries.Add(new Entry(command, time.GetTimestamp()));
        }
    }

    /// <summary>Takes all that waits for a call, oldest first.</summary>
    public IReadOnlyList<CallEvent> Take(Guid callId)
    {
        lock (_gate)
        {
            ForgetOld();
            return _byCall.Remove(callId, out var entries) ? [.. entries.Select(entry => entry.Command)] : [];
        }
    }

    /// <summary>Takes back one command; false where it was taken meanwhile.</summary>
    public bool TakeBack(Guid callId, CallEvent command)
    {
        lock (_gate)
            return _byCall.TryGetValue(callId, out var entries) && entries.RemoveAll(entry => ReferenceEquals(entry.Command.Subject, command.Subject)) > 0;
    }

    private void ForgetOld()
    {
        foreach (var (callId, entries) in _byCall)
        {
            entries.RemoveAll(entry => time.GetElapsedTime(entry.Since) > Kept);
            if (entries.Count == 0)
                _byCall.Remove(callId);
        }
    }

    private readonly record struct Entry(CallEvent Command, long Since);
}
