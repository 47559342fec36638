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

    private const int Phases = 4;

    /// <summary>Timestamp at which the next frame is due.</summary>
    public long Next { get; private set; }

    /// <summary>Frames of call time in <paramref name="span"/>.</summary>
    public static long Frames(TimeSpan span) => span.Ticks / Frame.Ticks;

    /// <summary>The first frame is due after about one interval.</summary>
    public void Start(long now, double speed) => Next = Aligned(now, Interval(speed));

    /// <summary>Takes the frames that are due: 0, 1 or 2.</summary>
    public int Take(long now, double speed)
    {
        if (now < Next)
            return 0;
        var interval = Interval(speed);
        var due = 1 + ((now - Next) / interval);
        Next = due <= MostAtOnce ? Next + (due * interval) : Aligned(now, interval);
        return (int)Math.Min(due, MostAtOnce);
    }

    /// <summary>Gives up the time until now: the next frame is due a whole interval later.</summary>
    public void Wait(long now, double speed) => Next = Aligned(now, Interval(speed));

    /// <summary>One interval from now, at the next quarter of an interval, so that calls of equal pace wake together.</summary>
    private static long Aligned(long now, long interval)
    {
        var grid = Math.Max(1, interval / Phases);
        return (now + interval + grid - 1) / grid * grid;
    }

    private long Interval(double speed)
        => Math.Max(1, (long)(frequency * Frame.TotalSeconds / Math.Clamp(speed, 0.05, 1_000)));
}
