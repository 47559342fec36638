using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>A clock that stands still, and tells when somebody has begun a pause.</summary>
/// <param name="longest">Longest pause; timers beyond it are something else.</param>
internal sealed class PauseClock(TimeSpan longest) : TimeProvider
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TimeSpan _longest = longest;
    private readonly Signals _begun = new();

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, _clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass in which nothing was begun.</summary>
    public void Advance(TimeSpan by) => _clock.Advance(by);

    /// <summary>Waits until a pause has begun, and passes the longest.</summary>
    public async Task PassPauseAsync()
    {
        await _begun.NextAsync();
        _clock.Advance(_longest);
    }

    private sealed class Timer(PauseClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            if (dueTime >= TimeSpan.Zero && dueTime <= clock._longest)
                clock._begun.Give();
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
