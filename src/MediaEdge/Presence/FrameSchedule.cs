using CallCenter.Audio;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// When the frames of a call are due: one every 20 ms, counted from the earliest so far. A frame that is taken earlier than that moves the
/// whole schedule; a lasting delay is forgiven by 5 ms a second, so that neither a clock that drifts nor a longer way is lateness for ever.
/// </summary>
internal sealed class FrameSchedule
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);
    private static readonly TimeSpan Forgiven = TimeSpan.FromMilliseconds(0.1);

    private TimeSpan? _due;

    /// <summary>The next frame is taken.</summary>
    /// <param name="now">Any clock that goes forward.</param>
    /// <returns>By how much it is late.</returns>
    public TimeSpan Take(TimeSpan now)
    {
        var due = _due ?? now;
        if (now <= due)
        {
            _due = now + Frame;
            return TimeSpan.Zero;
        }

        _due = due + Frame + Forgiven;
        return now - due;
    }
}
