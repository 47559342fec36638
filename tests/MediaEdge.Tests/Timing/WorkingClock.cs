using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Timing;

/// <summary>A clock that a test moves, and that goes on by itself with every look at it, as if what lies between two looks took that long.</summary>
internal sealed class WorkingClock : TimeProvider
{
    private readonly ManualTimeProvider _clock = new();
    private long _worked;

    /// <summary>By how much it goes on with every look.</summary>
    public TimeSpan LookTakes { get; set; }

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp() + Interlocked.Add(ref _worked, LookTakes.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves it.</summary>
    public void Advance(TimeSpan by) => _clock.Advance(by);
}
