using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>A clock that stands still, and tells when somebody has begun a pause.</summary>
/// <param name="longest">Longest pause; timers beyond it are something else.</param>
internal sealed class PauseClock(TimeSpan longest) : TimeProvider
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Signals _begun = new();

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= longest)
            _begun.Give();
        return timer;
    }

    /// <summary>Waits until a pause has begun, and passes the longest.</summary>
    public async Task PassPauseAsync()
    {
        await _begun.NextAsync();
        _clock.Advance(longest);
    }
}
