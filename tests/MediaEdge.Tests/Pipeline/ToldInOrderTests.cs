using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>What the bus hears of a call whose line breaks while the bus takes nothing.</summary>
[Trait("Speed", "slow")]
public sealed class ToldInOrderTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_session_tells_nothing_before_all_is_told_of_the_one_that_it_goes_on_from()
    {
        var away = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _edge.Taking = message => message is TurnCompleted ? away.Task : Task.CompletedTask;
        var call = await _edge.KnownCallAsync();
        await using var first = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<MediaSessionStarted>(call);
        await first.HearsAsync(20);

        await using var second = await _edge.ConnectAsync(call);
        await second.HearsAsync(20);
        _edge.Bus.Of<MediaSessionStarted>(call).Count.ShouldBe(1);
        away.SetResult();
        await _edge.Bus.WaitAsync<MediaSessionStarted>(call, 2);

        var told = _edge.Bus.About(call).Where(message => message is not (TurnCompleted { Index: > 0 } or UsageReported)).Take(4).ToList();
        told.Select(message => message.GetType()).ShouldBe([typeof(MediaSessionStarted), typeof(TurnCompleted), typeof(MediaSessionEnded), typeof(MediaSessionStarted)]);
        told.Select(SessionOf).Take(3).Distinct().Count().ShouldBe(1);
    }

    private static Guid SessionOf(object message) => (Guid)message.GetType().GetProperty(nameof(TurnCompleted.SessionId))!.GetValue(message)!;
}
