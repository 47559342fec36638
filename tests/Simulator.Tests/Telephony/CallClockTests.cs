using CallCenter.Simulator.Telephony.Calls;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class CallClockTests
{
    private const long Millisecond = 1_000;
    private readonly CallClock _clock = new(frequency: 1_000_000);

    [Fact]
    public void Frames_are_due_every_20_ms()
    {
        _clock.Start(0, speed: 1);
        _clock.Take(19 * Millisecond, 1).ShouldBe(0);
        _clock.Take(20 * Millisecond, 1).ShouldBe(1);
        _clock.Take(39 * Millisecond, 1).ShouldBe(0);
        _clock.Take(40 * Millisecond, 1).ShouldBe(1);
    }

    [Fact]
    public void At_ten_times_real_time_they_are_due_every_2_ms()
    {
        _clock.Start(0, speed: 10);
        _clock.Take(2 * Millisecond, 10).ShouldBe(1);
        _clock.Take(3 * Millisecond, 10).ShouldBe(0);
        _clock.Take(4 * Millisecond, 10).ShouldBe(1);
    }

    [Fact]
    public void Being_late_does_not_slow_the_average_pace()
    {
        _clock.Start(0, speed: 1);
        var frames = 0;
        for (var now = 0L; now <= 1_000 * Millisecond; now += 27 * Millisecond)
            frames += _clock.Take(now, 1);
        frames.ShouldBe(49);
    }

    [Fact]
    public void After_a_long_stall_only_two_frames_come_and_the_rest_of_the_time_is_given_up()
    {
        _clock.Start(0, speed: 1);
        _clock.Take(500 * Millisecond, 1).ShouldBe(2);
        _clock.Take(519 * Millisecond, 1).ShouldBe(0);
        _clock.Take(525 * Millisecond, 1).ShouldBe(1);
    }

    [Fact]
    public void A_clock_that_has_to_wait_runs_no_frame_for_that_time()
    {
        _clock.Start(0, speed: 1);
        _clock.Wait(100 * Millisecond, 1);
        _clock.Take(119 * Millisecond, 1).ShouldBe(0);
        _clock.Take(120 * Millisecond, 1).ShouldBe(1);
    }
}
