using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Edges;

/// <summary>
/// Notices edges that died with their host, of which the telephone service may tell late or never (docs/decisions/0003-edge-heartbeat.md):
/// every process of the saga hears all edges, and tells the saga of the calls of one that has fallen silent.
/// </summary>
internal sealed class EdgeWatch(
    IBus bus, EdgePulses pulses, IDbContextFactory<CallCenterDbContext> store, TimeProvider time, ILogger<EdgeWatch> logger) : BackgroundService
{
    /// <summary>From one beat to the next, as long as that of the edges.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly PeriodicTimer _beat = new(Interval, time);
    private bool _knowsStore;

    /// <summary>Tells beats of this process from those of others.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Takes a beat that came back, and gives the sessions that are gone.</summary>
    public async Task<IReadOnlyList<MediaSessionLost>> TakeAsync(WatchBeat beat, CancellationToken cancellationToken)
    {
        if (beat.WatchId != Id)
            return [];
        await using var calls = await store.CreateDbContextAsync(cancellationToken);
        await ExpectHoldersAsync(calls, cancellationToken);
        List<MediaSessionLost> lost = [];
        foreach (var edge in pulses.Beat())
        {
            var held = await calls.Calls.AsNoTracking()
                .Where(call => call.EdgeAddress == edge && call.MediaSessionId != null)
                .Select(call => new MediaSessionLost { CallId = call.CorrelationId, SessionId = call.MediaSessionId!.Value })
                .ToListAsync(cancellationToken);
            if (held.Count > 0)
                Log.EdgeLost(logger, edge, held.Count);
            lost.AddRange(held);
        }

        return lost;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _beat.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _beat.WaitForNextTickAsync(stoppingToken))
                await BeatAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    // An edge may have died while no process of the saga was there to hear of it.
    private async Task ExpectHoldersAsync(CallCenterDbContext calls, CancellationToken cancellationToken)
    {
        if (_knowsStore)
            return;
        foreach (var edge in await calls.Calls.Where(call => call.EdgeAddress != null).Select(call => call.EdgeAddress!).Distinct().ToListAsync(cancellationToken))
            pulses.Expect(edge);
        _knowsStore = true;
    }

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        using var late = new CancellationTokenSource(Interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stoppingToken);
        try
        {
            await bus.Publish(new WatchBeat { WatchId = Id }, either.Token);
        }
        catch (Exception exception)
        {
            // A beat that is missing stops the clock, which is what a bus that does not deliver should do.
            Log.BeatFailed(logger, exception);
        }
    }
}
