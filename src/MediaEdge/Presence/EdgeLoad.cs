using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// Measures whether this edge keeps up with its calls, by the frames that it takes too late to be heard in time.
/// </summary>
/// <remarks>
/// <para>
/// A frame is late when it is taken more than 20 ms behind the schedule of its call: then the next one is due already. What came late to the
/// socket counts too, since nobody tells when that was; but the network delays the frames of one call, and an edge that is overloaded delays
/// those of all. So what counts is the share of late frames among all calls' in the last five seconds, and only with ten calls or more.
/// </para>
/// <para>The edge is full when the share passes the limit, and has room again below half of it.</para>
/// </remarks>
internal sealed class EdgeLoad(IOptions<MediaEdgeOptions> options, CallCenterMetrics metrics, TimeProvider time, ILogger<EdgeLoad> logger)
{
    /// <summary>Frames taken later than this count.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMilliseconds(20);

    /// <summary>Frames in the window below which it tells nothing: those of ten calls.</summary>
    public const int FewestFrames = 10 * 50 * WindowSeconds;

    private const int WindowSeconds = 5;

    private readonly long _start = time.GetTimestamp();
    private readonly Cell[] _cells = [.. Enumerable.Range(0, WindowSeconds + 1).Select(_ => new Cell())];
    private int _full;

    /// <summary>A frame of a call is taken by the call's owner.</summary>
    public void FrameTaken(FrameSchedule schedule)
    {
        var now = time.GetElapsedTime(_start);
        Count(schedule.Take(now), now);
    }

    /// <summary>A frame was taken so late.</summary>
    public void Count(TimeSpan lateness) => Count(lateness, time.GetElapsedTime(_start));

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
        var now = SecondOf(time.GetElapsedTime(_start));
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
