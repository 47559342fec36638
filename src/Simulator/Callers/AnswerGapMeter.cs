namespace CallCenter.Simulator.Callers;

/// <summary>Measures answer gaps tick by tick. A gap is taken only where the answer begins after the person has finished.</summary>
internal sealed class AnswerGapMeter(TimeProvider time)
{
    // A sound is recognised some ticks after it began; the real times of the last ticks are kept to look back.
    private const int KeptTicks = 64;
    private readonly long[] _wallClock = new long[KeptTicks];
    private readonly List<AnswerGap> _gaps = [];
    private int _ticks;
    private (TimeSpan Call, long Wall)? _finished;

    /// <summary>The gaps so far, in order.</summary>
    public IReadOnlyList<AnswerGap> Gaps => _gaps;

    /// <summary>One tick of 20 ms begins.</summary>
    public void Tick() => _wallClock[_ticks++ % KeptTicks] = time.GetTimestamp();

    /// <summary>The person's last sound went out in this tick.</summary>
    public void Finished(TimeSpan position) => _finished = (position, time.GetTimestamp());

    /// <summary>The person speaks, or listens to something that began before they had finished: nothing to measure.</summary>
    public void Forget() => _finished = null;

    /// <summary>An utterance of the other side is being heard that began at <paramref name="start"/>.</summary>
    public void Heard(TimeSpan start)
    {
        if (_finished is not { } finished || start < finished.Call)
            return;
        var tick = (int)(start / Clock.Tick);
        var began = _wallClock[Math.Clamp(tick, Math.Max(0, _ticks - KeptTicks), _ticks - 1) % KeptTicks];
        var wall = time.GetElapsedTime(finished.Wall, began);
        _gaps.Add(new AnswerGap(finished.Call, start - finished.Call, wall < TimeSpan.Zero ? TimeSpan.Zero : wall));
        _finished = null;
    }
}
