using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Tests.Timing;
using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Tests.Presence;

public sealed class EdgeLoadTests : IDisposable
{
    private static readonly TimeSpan OnTime = EdgeLoad.Late;
    private static readonly TimeSpan TooLate = EdgeLoad.Late + TimeSpan.FromTicks(1);

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private readonly ManualTimeProvider clock = new();

    public void Dispose() => services.Dispose();

    [Fact]
    public void An_edge_without_calls_has_room() => Limited(10).IsFull().ShouldBeFalse();

    [Fact]
    public void An_edge_that_takes_its_frames_in_time_has_room()
    {
        var load = Limited(10);

        Take(load, seconds: 10, late: 0);

        load.IsFull().ShouldBeFalse();
    }

    [Fact]
    public void An_edge_is_full_when_more_of_its_frames_than_the_limit_are_late()
    {
        var load = Limited(10);

        Take(load, seconds: 5, late: 10);
        load.IsFull().ShouldBeFalse();
        Take(load, seconds: 5, late: 11);
        load.IsFull().ShouldBeTrue();
    }

    [Fact]
    public void A_full_edge_has_room_again_only_below_half_of_the_limit()
    {
        var load = Limited(10);
        Take(load, seconds: 5, late: 20);
        load.IsFull().ShouldBeTrue();

        Take(load, seconds: 6, late: 6);
        load.IsFull().ShouldBeTrue();
        Take(load, seconds: 6, late: 4);
        load.IsFull().ShouldBeFalse();
        Take(load, seconds: 6, late: 6);
        load.IsFull().ShouldBeFalse();
    }

    [Fact]
    public void What_was_more_than_five_seconds_ago_does_not_count()
    {
        var load = Limited(10);
        Take(load, seconds: 5, late: 100);

        clock.Advance(TimeSpan.FromSeconds(60));

        load.IsFull().ShouldBeFalse();
    }

    [Fact]
    public void A_few_late_frames_of_a_quiet_edge_do_not_make_it_full()
    {
        var load = Limited(10);
        for (var frame = 0; frame < EdgeLoad.FewestFrames - 1; frame++)
            load.Count(TooLate);

        load.IsFull().ShouldBeFalse();
        load.Count(TooLate);
        load.IsFull().ShouldBeTrue();
    }

    [Fact]
    public void An_edge_without_a_limit_is_never_full()
    {
        var load = Limited(0);

        Take(load, seconds: 5, late: 100);

        load.IsFull().ShouldBeFalse();
    }

    [Fact]
    public void An_edge_that_needs_longer_than_a_frame_for_each_frame_is_full()
    {
        var load = Limited(10);

        for (var round = 0; round < 40; round++)
        {
            var arrived = clock.GetTimestamp();
            clock.Advance(TooLate);
            for (var call = 0; call < 100; call++)
                load.FrameDone(arrived);
        }

        load.IsFull().ShouldBeTrue();
    }

    [Fact]
    public void An_edge_whose_own_tick_comes_late_is_full_however_fast_it_is_from_the_socket_on()
    {
        var stalling = new StallingClock();
        using var wheel = new TimerWheel(stalling);
        using var watch = wheel.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var load = Limited(10, wheel);

        for (var burst = 0; burst < 40; burst++)
        {
            stalling.Pass(TimerWheel.Slot + TooLate);
            for (var frame = 0; frame < 100; frame++)
                load.FrameDone(wheel.GetTimestamp());
            stalling.Tick();
        }

        load.IsFull().ShouldBeTrue();
    }

    // 20 calls' frames, of each hundred so many too late.
    private void Take(EdgeLoad load, int seconds, int late)
    {
        for (var tenth = 0; tenth < seconds * 10; tenth++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            for (var frame = 0; frame < 100; frame++)
                load.Count(frame < late ? TooLate : OnTime);
        }
    }

    private EdgeLoad Limited(double percent, TimerWheel? wheel = null) => new(
        Options.Create(new MediaEdgeOptions { FullAtLateFramesPercent = percent }),
        services.GetRequiredService<CallCenterMetrics>(),
        wheel ?? new TimerWheel(clock),
        NullLogger<EdgeLoad>.Instance);
}
