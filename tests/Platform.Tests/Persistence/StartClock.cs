using System.Threading.Channels;
using CallCenter.Testing;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A clock that stands still and tells of every delay that is begun on it.</summary>
internal sealed class StartClock : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualTimeProvider clock = new();
    private readonly Channel<TimeSpan> delays = Channel.CreateUnbounded<TimeSpan>();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        delays.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until the next delay has begun, and tells how long it is.</summary>
    public Task<TimeSpan> NextDelayAsync() =>
        delays.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, System, TestContext.Current.CancellationToken);

    public void Advance(TimeSpan by) => clock.Advance(by);
}
