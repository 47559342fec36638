using CallCenter.MediaEdge.Streams;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Streams;

public sealed class FrameWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Frames_that_keep_coming_keep_it_quiet()
    {
        var silences = 0;
        using var watch = new FrameWatch(clock, Limit, () => silences++);

        for (var i = 0; i < 20; i++)
        {
            clock.Advance(Limit * 0.9);
            watch.FrameCame();
        }

        silences.ShouldBe(0);
    }

    [Fact]
    public void Silence_counts_from_the_last_frame_and_is_told_once()
    {
        var silences = 0;
        using var watch = new FrameWatch(clock, Limit, () => silences++);
        clock.Advance(Limit * 0.5);
        watch.FrameCame();

        clock.Advance(Limit * 0.9);
        silences.ShouldBe(0);
        clock.Advance(Limit * 0.1);
        silences.ShouldBe(1);
        clock.Advance(Limit * 10);
        silences.ShouldBe(1);
    }

    [Fact]
    public void A_connection_without_any_frame_is_silent_from_its_beginning()
    {
        var silences = 0;
        using var watch = new FrameWatch(clock, Limit, () => silences++);

        clock.Advance(Limit);

        silences.ShouldBe(1);
    }

    [Fact]
    public void What_has_ended_is_not_watched()
    {
        var silences = 0;
        using (new FrameWatch(clock, Limit, () => silences++))
            clock.Advance(Limit * 0.5);

        clock.Advance(Limit);

        silences.ShouldBe(0);
    }
}
