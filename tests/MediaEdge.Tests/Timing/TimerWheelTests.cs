using CallCenter.MediaEdge.Timing;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Timing;

public sealed class TimerWheelTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly TimerWheel _wheel;
    private int _fired;

    public TimerWheelTests() => _wheel = new TimerWheel(_clock);

    public void Dispose() => _wheel.Dispose();

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    [InlineData(10_240)] // A turn of the wheel.
    [InlineData(10_260)]
    [InlineData(3_600_000)]
    public void A_timer_fires_once_when_its_time_has_come_and_not_before(int milliseconds)
    {
        var due = TimeSpan.FromMilliseconds(milliseconds);
        using var timer = Set(due);

        _clock.Advance(due - Moment);
        _fired.ShouldBe(0);
        _clock.Advance(Moment);
        _fired.ShouldBe(1);
        _clock.Advance(due * 3);
        _fired.ShouldBe(1);
    }

    [Fact]
    public void A_time_between_two_ticks_is_rounded_up()
    {
        using var first = _wheel.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMilliseconds(13));
        using var timer = Set(TimeSpan.FromMilliseconds(30));

        _clock.Advance(TimeSpan.FromMilliseconds(30));
        _fired.ShouldBe(0);
        _clock.Advance(TimeSpan.FromMilliseconds(17));
        _fired.ShouldBe(1);
    }

    [Fact]
    public void A_timer_without_a_wait_fires_with_the_next_tick()
    {
        using var timer = Set(TimeSpan.Zero);

        _clock.Advance(TimerWheel.Slot);

        _fired.ShouldBe(1);
    }

    [Fact]
    public void A_timer_that_is_set_anew_fires_at_its_new_time_alone()
    {
        using var timer = Set(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        timer.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan).ShouldBeTrue();

        _clock.Advance(TimeSpan.FromSeconds(1.9));
        _fired.ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _fired.ShouldBe(1);
    }

    [Fact]
    public void A_timer_with_a_period_fires_again_and_again_until_it_is_taken_off()
    {
        using var timer = _wheel.CreateTimer(_ => _fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

        _clock.Advance(TimeSpan.FromSeconds(10));
        _fired.ShouldBe(4);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _fired.ShouldBe(4);
    }

    [Fact]
    public void A_timer_that_was_disposed_of_fires_no_more_and_cannot_be_set()
    {
        var timer = Set(TimeSpan.FromSeconds(1));
        timer.Dispose();

        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));

        _fired.ShouldBe(0);
    }

    [Fact]
    public void Timers_in_one_slot_come_off_in_any_order_without_the_others()
    {
        var timers = Enumerable.Range(0, 3).Select(_ => Set(TimeSpan.FromSeconds(1))).ToList();
        timers[1].Dispose();
        timers[2].Dispose();
        _wheel.Set.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(1));

        _fired.ShouldBe(1);
        _wheel.Set.ShouldBe(0);
    }

    [Fact]
    public async Task All_timers_that_are_due_in_one_tick_fire()
    {
        var delays = Enumerable.Range(0, 100).Select(_ => Task.Delay(TimeSpan.FromSeconds(1), _wheel, TestContext.Current.CancellationToken)).ToList();

        _clock.Advance(TimeSpan.FromSeconds(1));

        await Task.WhenAll(delays).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void However_many_timers_are_set_the_system_has_one_and_none_once_they_have_fired()
    {
        _clock.Waiting.ShouldBe(0);
        var timers = Enumerable.Range(1, 1_000).Select(number => Set(TimeSpan.FromMilliseconds(number))).ToList();
        _clock.Waiting.ShouldBe(1);

        timers.ForEach(timer => timer.Dispose());
        _clock.Advance(TimerWheel.Slot);

        _clock.Waiting.ShouldBe(0);
    }

    [Fact]
    public void A_wheel_that_stood_still_for_long_turns_again_with_the_next_timer()
    {
        Set(TimeSpan.FromSeconds(1)).Dispose();
        _clock.Advance(TimeSpan.FromDays(1));
        using var timer = Set(TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(1) - Moment);
        _fired.ShouldBe(0);
        _clock.Advance(Moment);
        _fired.ShouldBe(1);
    }

    [Fact]
    public void Tasks_and_tokens_wait_by_it()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(1), _wheel, TestContext.Current.CancellationToken);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2), _wheel);

        _clock.Advance(TimeSpan.FromSeconds(1));
        delay.IsCompleted.ShouldBeTrue();
        timeout.IsCancellationRequested.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        timeout.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Its_lag_is_what_the_last_tick_came_too_late_or_the_next_one_does()
    {
        var clock = new StallingClock();
        using var wheel = new TimerWheel(clock);
        clock.Pass(TimeSpan.FromSeconds(7));
        wheel.Lag.ShouldBe(TimeSpan.Zero);
        using var timer = wheel.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Pass(TimerWheel.Slot);
        wheel.Lag.ShouldBe(TimeSpan.Zero);
        clock.Pass(TimeSpan.FromMilliseconds(5));
        wheel.Lag.ShouldBe(TimeSpan.FromMilliseconds(5));
        clock.Tick();
        wheel.Lag.ShouldBe(TimeSpan.FromMilliseconds(5));
        clock.Pass(TimerWheel.Slot);
        clock.Tick();
        wheel.Lag.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_tick_that_comes_late_fires_all_that_was_due_meanwhile()
    {
        var clock = new StallingClock();
        using var wheel = new TimerWheel(clock);
        using var timer = wheel.CreateTimer(_ => _fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.IsSet.ShouldBeTrue();

        clock.Pass(TimeSpan.FromMinutes(1));
        clock.Tick();

        _fired.ShouldBe(1);
        clock.IsSet.ShouldBeFalse();
    }

    private ITimer Set(TimeSpan dueTime) => _wheel.CreateTimer(_ => _fired++, null, dueTime, Timeout.InfiniteTimeSpan);
}
