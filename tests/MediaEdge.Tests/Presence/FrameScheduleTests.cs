using CallCenter.MediaEdge.Presence;

namespace CallCenter.MediaEdge.Tests.Presence;

public sealed class FrameScheduleTests
{
    private readonly FrameSchedule schedule = new();
    private TimeSpan now = TimeSpan.FromSeconds(7);

    [Fact]
    public void Frames_that_come_every_20_milliseconds_are_never_late()
    {
        for (var frame = 0; frame < 500; frame++)
            After(20).ShouldBe(0);
    }

    [Fact]
    public void A_frame_is_late_by_what_it_comes_after_its_time_and_those_behind_it_catch_up()
    {
        After(20);

        After(70).ShouldBe(50, tolerance: 1);
        After(0).ShouldBe(30, tolerance: 1);
        After(0).ShouldBe(10, tolerance: 1);
        After(10).ShouldBe(0, tolerance: 1);
    }

    [Fact]
    public void A_clock_that_runs_fast_is_followed()
    {
        for (var frame = 0; frame < 500; frame++)
            After(3).ShouldBe(0);

        After(3 + 50).ShouldBe(33, tolerance: 1);
    }

    [Fact]
    public void A_frame_that_was_late_at_the_beginning_sets_no_standard()
    {
        After(20);
        After(0);
        After(0);

        After(20).ShouldBe(0);
        After(50).ShouldBe(30, tolerance: 1);
    }

    [Fact]
    public void A_way_that_has_become_longer_is_forgiven_in_time()
    {
        After(20);
        After(120).ShouldBe(100);

        for (var frame = 0; frame < 10 * 50; frame++)
            After(20);

        After(20).ShouldBe(50, tolerance: 1);
    }

    private double After(double milliseconds)
    {
        now += TimeSpan.FromMilliseconds(milliseconds);
        return schedule.Take(now).TotalMilliseconds;
    }
}
