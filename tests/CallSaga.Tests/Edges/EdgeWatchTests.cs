using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Edges;
using CallCenter.CallSaga.Tests.Calls;
using CallCenter.Contracts.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CallSaga.Tests.Edges;

[Trait("Speed", "slow")]
public sealed class EdgeWatchTests : IAsyncLifetime
{
    private readonly Switchboard board = new();

    private static readonly TimeSpan LongestDetection = TimeSpan.FromSeconds(15);

    public ValueTask InitializeAsync() => board.InitializeAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Fact]
    public async Task A_call_whose_edge_is_silent_is_taken_to_another_within_fifteen_seconds()
    {
        var edge = new Uri("queue:edge-that-dies");
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.IsPlacedAsync();
        await call.ConnectsAsync();
        await call.EdgeTakesItAsync(edge: edge);
        using var beats = new Hearing<WatchBeat>(board.Harness.Bus);
        using var starts = new Hearing<StartStreaming>(board.Harness.Bus);

        for (var beat = 0; beat < EdgePulses.Patience; beat++)
        {
            board.Beats.Advance(EdgeWatch.Interval);
            await beats.ConsumedAsync();
        }

        (EdgePulses.Patience * EdgeWatch.Interval).ShouldBeLessThan(LongestDetection);
        await starts.PublishedAsync();
        var start = call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
        start.Attempt.ShouldBe(1);
        start.Afresh.ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_whose_edge_is_heard_stays_where_it_is()
    {
        var edge = new Uri("queue:edge-that-lives");
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.EdgeTakesItAsync(Guid.NewGuid(), edge);
        using var alive = new Hearing<EdgeAlive>(board.Harness.Bus);
        using var beats = new Hearing<WatchBeat>(board.Harness.Bus);

        for (var beat = 0; beat < 3 * EdgePulses.Patience; beat++)
        {
            await board.Harness.Bus.Publish(new EdgeAlive { EdgeAddress = edge }, TestContext.Current.CancellationToken);
            await alive.ConsumedAsync();
            board.Beats.Advance(EdgeWatch.Interval);
            await beats.ConsumedAsync();
        }

        call.Published<MediaSessionLost>(m => m.CallId).ShouldBeEmpty();
        (await call.StateAsync()).EdgeAddress.ShouldBe(edge);
    }

    [Fact]
    public async Task A_saga_that_starts_finds_calls_of_edges_that_died_before()
    {
        var edge = new Uri("queue:edge-of-yesterday");
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var session = Guid.NewGuid();
        await call.EdgeTakesItAsync(session, edge);
        using var watch = Watch();

        for (var beat = 1; beat < EdgePulses.Patience; beat++)
            (await TakeAsync(watch)).ShouldBeEmpty();
        (await TakeAsync(watch)).ShouldContain(new MediaSessionLost { CallId = call.Id, SessionId = session });
    }

    [Fact]
    public async Task The_beat_of_another_process_is_no_time_passing()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.EdgeTakesItAsync(Guid.NewGuid(), new Uri("queue:edge-of-another-day"));
        using var watch = Watch();

        for (var beat = 0; beat < 2 * EdgePulses.Patience; beat++)
            (await watch.TakeAsync(new WatchBeat { WatchId = Guid.NewGuid() }, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private EdgeWatch Watch() => new(board.Harness.Bus, new EdgePulses(), board.Stores, board.Beats, NullLogger<EdgeWatch>.Instance);

    private static Task<IReadOnlyList<MediaSessionLost>> TakeAsync(EdgeWatch watch) =>
        watch.TakeAsync(new WatchBeat { WatchId = watch.Id }, TestContext.Current.CancellationToken);
}
