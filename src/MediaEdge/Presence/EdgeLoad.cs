using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// Measures whether this edge keeps up with its calls, by the frames that it is done with too late to be heard in time.
/// </summary>
/// <remarks>
/// <para>
/// A frame is late when the edge is done with it more than 20 ms after it was there: then the next one is due already. That is the time from
/// the socket to the end of all that followed from the frame, and the lag of the edge's own tick before it: bytes that wait in the system for
/// a free thread wait as long as the tick does. When the network brought the frame does not matter, so a line with gaps or bursts is no load.
/// What counts is the share of late frames among all calls' in the last five seconds, and only with ten calls or more, since the one
/// delay of a quiet edge is no sign of load.
/// </para>
/// <para>The edge is full when the share passes the limit, and has room again below half of it.</para>
/// </remarks>
internal sealed class EdgeLoad(IOptions<MediaEdgeOptions> options, CallCenterMetrics metrics, TimerWheel clock, ILogger<EdgeLoad> logger)
{
    /// <summary>Frames done with later than this count.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMilliseconds(20);

    /// <summary>Frames in the window below which it tells nothing: those of ten calls.</summary>
    public const int FewestFrames = 10 * 50 * WindowSeconds;

    private const int WindowSeconds = 5;

    private readonly long _start = clock.GetTimestamp();
    private readonly Cell[] _cells = [.. Enumerable.Range(0, WindowSeconds + 1).Select(_ => new Cell())];
    private int _full;

    /// <summary>The owner of a call is done with a frame.</summary>
    /// <param name="arrivedAt">Timestamp at which it had come off its socket.</param>
    public void FrameDone(long arrivedAt)
    {
        var now = clock.GetTimestamp();
        Count(clock.GetElapsedTime(arrivedAt, now) + clock.Lag, clock.GetElapsedTime(_start, now));
    }

    /// <summary>A frame was done with so late.</summary>
    public void Count(TimeSpan lateness) => Count(lateness, clock.GetElapsedTime(_start));

    /// <summary>Looks whether the edge is full.</summary>
    public bool IsFull()
    {
        var limit = options.Value.FullAtLateFramesPercent;
        var full = limit > 0 && LatePercent() > (Volatile.Read(ref _full) == 1 ? limit / 2 : limit);
        if (Interlocked.Exchange(ref _full, full ? 1 : 0) == (full ? 1 : 0))
            return full;
        if (full)
            Log.EdgeFull(logger, limit);
        else
            Log.EdgeHasRoom(logger);
        return full;
    }

    private double LatePercent()
    {
        var now = SecondOf(clock.GetElapsedTime(_start));
        var (frames, late) = (0, 0);
        foreach (var cell in _cells)
        {
            if (now - Volatile.Read(ref cell.Second) >= WindowSeconds)
                continue;
            frames += Volatile.Read(ref cell.Frames);
            late += Volatile.Read(ref cell.Late);
        }

        return frames < FewestFrames ? 0 : 100.0 * late / frames;
    }

    // Whoever comes first in a second clears its cell; the few frames that are counted meanwhile do not matter.
    private void Count(TimeSpan lateness, TimeSpan now)
    {
        var second = SecondOf(now);
        var cell = _cells[second % _cells.Length];
        var before = Volatile.Read(ref cell.Second);
        if (before != second && Interlocked.CompareExchange(ref cell.Second, second, before) == before)
            (cell.Frames, cell.Late) = (0, 0);
        Interlocked.Increment(ref cell.Frames);
        if (lateness <= Late)
            return;
        Interlocked.Increment(ref cell.Late);
        metrics.FramesLate.Add(1);
    }

    // Begins behind the window, so that a cell nobody has used yet is outside of it.
    private static long SecondOf(TimeSpan now) => WindowSeconds + (now.Ticks / TimeSpan.TicksPerSecond);

    private sealed class Cell
    {
        public long Second;
        public int Frames;
        public int Late;
    }
}
