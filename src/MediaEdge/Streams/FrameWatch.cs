namespace CallCenter.MediaEdge.Streams;

/// <summary>
/// Notices when no frames come any more. The telephone service sends frames of silence too, so a connection without any is dead, open or not;
/// and without frames the clock of the call stands still, so real time has to tell.
/// </summary>
internal sealed class FrameWatch : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly Action _fellSilent;
    private readonly ITimer _timer;
    private long _lastFrame;

    /// <summary>Begins to wait for the first frame.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="limit">From one frame to the next, or to giving up.</param>
    /// <param name="fellSilent">What to do then, once.</param>
    public FrameWatch(TimeProvider time, TimeSpan limit, Action fellSilent)
    {
        (_time, _limit, _fellSilent, _lastFrame) = (time, limit, fellSilent, time.GetTimestamp());
        _timer = time.CreateTimer(static watch => ((FrameWatch)watch!).Look(), this, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A frame is there.</summary>
    public void FrameCame() => Volatile.Write(ref _lastFrame, _time.GetTimestamp());

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    // The timer is set once per silence rather than once per frame.
    private void Look()
    {
        var left = _limit - _time.GetElapsedTime(Volatile.Read(ref _lastFrame));
        if (left > TimeSpan.Zero)
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        else
            _fellSilent();
    }
}
