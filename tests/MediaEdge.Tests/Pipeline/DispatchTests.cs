using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaEdge.Tests.Pipeline;

public sealed class DispatchTests : IAsyncLifetime
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly PauseClock _clock = new(LongestPause);
    private readonly FailingBus _bus = new();
    private readonly LogLines _log = new();
    private readonly CancellationTokenSource _givesUp = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private Dispatch _dispatch = null!;

    public ValueTask InitializeAsync()
    {
        _dispatch = new Dispatch(_bus.PublishAsync, _services.GetRequiredService<CallCenterMetrics>(), _clock, _log, _givesUp.Token);
        _dispatch.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _givesUp.CancelAsync();
        await _dispatch.DisposeAsync();
        await _services.DisposeAsync();
        _givesUp.Dispose();
    }

    [Fact]
    public async Task What_the_bus_does_not_take_for_an_hour_is_taken_then_and_in_order()
    {
        object[] messages = [Ended(1), Ended(2), Ended(3)];
        foreach (var message in messages)
            _dispatch.Publish(message);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(1); passed += LongestPause)
        {
            await _bus.RefusesAsync();
            await _clock.PassPauseAsync();
        }

        await _bus.RefusesAsync();
        _bus.ComesBack();
        await _clock.PassPauseAsync();
        foreach (var _ in messages)
            await _bus.TakesAsync();

        _bus.Taken.ShouldBe(messages);
    }

    [Fact]
    public async Task Trouble_is_told_when_it_begins_and_once_more_when_it_lasts()
    {
        _dispatch.Publish(Ended(1));
        await _bus.RefusesAsync();
        _log.Of(LogLevel.Error).ShouldBeEmpty();
        for (var pause = 0; pause < 20; pause++)
        {
            await _clock.PassPauseAsync();
            await _bus.RefusesAsync();
        }

        _log.Of(LogLevel.Warning).ShouldHaveSingleItem();
        _log.Of(LogLevel.Error).ShouldHaveSingleItem().ShouldContain(nameof(MediaSessionEnded));
    }

    [Fact]
    public async Task A_process_that_ends_says_what_is_lost_by_type_and_number_alone()
    {
        _dispatch.Publish(Ended(1));
        _dispatch.Publish(Ended(2));
        _dispatch.Publish(new EdgeAlive { EdgeAddress = new Uri("queue:secret-edge") });
        await _bus.RefusesAsync();

        await _givesUp.CancelAsync();
        await _dispatch.DisposeAsync();

        var line = _log.Of(LogLevel.Error).ShouldHaveSingleItem();
        line.ShouldContain("MediaSessionEnded 2, EdgeAlive 1");
        line.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_call_that_ends_waits_until_all_is_told()
    {
        _dispatch.Publish(Ended(1));
        await _bus.RefusesAsync();
        var leaving = _dispatch.DisposeAsync().AsTask();
        leaving.IsCompleted.ShouldBeFalse();

        _bus.ComesBack();
        await _clock.PassPauseAsync();

        await leaving.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _bus.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_behind_another_session_waits_until_that_one_has_told_all_before_its_mark()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var next = new Dispatch(_bus.PublishAsync, _services.GetRequiredService<CallCenterMetrics>(), _clock, _log, _givesUp.Token);
        object[] messages = [Ended(1), Ended(2), Ended(3)];
        next.Start(told.Task);
        next.Publish(messages[2]);
        _dispatch.Publish(messages[0]);
        _dispatch.Publish(messages[1]);
        _dispatch.Mark(told);
        await _bus.RefusesAsync();
        told.Task.IsCompleted.ShouldBeFalse();

        _bus.ComesBack();
        await _clock.PassPauseAsync();
        foreach (var _ in messages)
            await _bus.TakesAsync();

        _bus.Taken.ShouldBe(messages);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    [Fact]
    public async Task A_process_that_ends_waits_for_no_other_session_and_leaves_nobody_waiting()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = new Dispatch(_bus.PublishAsync, _services.GetRequiredService<CallCenterMetrics>(), _clock, _log, _givesUp.Token);
        next.Start(told.Task);
        next.Publish(Ended(2));
        _dispatch.Publish(Ended(1));
        _dispatch.Mark(told);
        await _bus.RefusesAsync();

        await _givesUp.CancelAsync();
        await next.DisposeAsync();
        await _dispatch.DisposeAsync();

        told.Task.IsCompletedSuccessfully.ShouldBeTrue();
        _log.Of(LogLevel.Error).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_mark_behind_the_end_is_reached_at_once()
    {
        await _dispatch.DisposeAsync();
        var told = new TaskCompletionSource();

        _dispatch.Mark(told);

        told.Task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private static MediaSessionEnded Ended(int lastTurn) => new()
    {
        CallId = Guid.NewGuid(), SessionId = Guid.NewGuid(), Reason = StreamEnd.CarrierClosed, LastTurn = lastTurn,
    };
}
