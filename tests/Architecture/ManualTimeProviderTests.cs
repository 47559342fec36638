using CallCenter.Testing;

namespace CallCenter.Architecture;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Time_stands_still_until_it_is_moved()
    {
        var before = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromSeconds(2));

        clock.GetElapsedTime(before).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_and_see_that_time()
    {
        var fired = new List<string>();
        var start = clock.GetUtcNow();
        using var late = clock.CreateTimer(_ => fired.Add($"late {(clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add($"early {(clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe(["early 1", "late 3"]);
    }

    [Fact]
    public void A_periodic_timer_fires_each_time()
    {
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        count.ShouldBe(3);
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(1), clock, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(999));
        delay.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromMilliseconds(1));

        await delay;
    }

    [Fact]
    public void A_cancelled_timeout_never_fires()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
        cancellation.CancelAfter(Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        cancellation.IsCancellationRequested.ShouldBeFalse();
        clock.Waiting.ShouldBe(0);
    }

    [Fact]
    public void A_timer_started_by_another_takes_part_in_the_same_move()
    {
        var fired = 0;
        using var first = clock.CreateTimer(
            _ => clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan),
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(3));

        fired.ShouldBe(1);
    }
}
