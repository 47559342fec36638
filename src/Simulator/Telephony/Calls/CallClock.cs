namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>
/// Tells how many 20 ms frames of call time are due. Keeps the average pace while it can; once the machine is more than
/// two frames behind, the lost time is given up and the call's clock simply runs slower.
/// </summary>
/// <param name="frequency">Timestamp units per second.</param>
internal sealed class CallClock(long frequency)
{
    /// <summary>Length of a frame in call time.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    /// <summary>Most frames that are ever run at once.</summary>
    public const int MostAtOnce = 2;

    /// <summary>Timestamp at which the next frame is due.</summary>
    public long Next { get; private set; }

    /// <summary>Frames of call time in <paramref name="span"/>.</summary>
    public static long Frames(TimeSpan span) => span.Ticks / Frame.Ticks;

    public void Start(long now, double speed) => Next = now + Interval(speed);

    /// <summary>Takes the frames that are due: 0, 1 or 2.</summary>
    public int Take(long now, double speed)
    {
        if (now < Next)
            return 0;
        var interval = Interval(speed);
        var due = 1 + ((now - Next) / interval);
        Next = due <= MostAtOnce ? Next + (due * interval) : now + interval;
        return (int)Math.Min(due, MostAtOnce);
    }

    /// <summary>Gives up the time until now: the next frame is due a whole interval later.</summary>
    public void Wait(long now, double speed) => Next = now + Interval(speed);

    private long Interval(double speed)
        => Math.Max(1, (long)(frequency * Frame.TotalSeconds / Math.Clamp(speed, 0.05, 1_000)));
}
