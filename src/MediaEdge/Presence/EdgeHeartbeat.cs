using CallCenter.Contracts.Media;
using MassTransit;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// Tells the saga that this edge is there, for all of its calls at once (docs/decisions/0003-edge-heartbeat.md). A beat that cannot be
/// published is not made up for: the next one says the same.
/// </summary>
internal sealed class EdgeHeartbeat(IBus bus, Uri address, TimeProvider time, ILogger<EdgeHeartbeat> logger) : BackgroundService
{
    /// <summary>From one beat to the next; the saga gives an edge up after four that it did not hear.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly PeriodicTimer _beat = new(Interval, time);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _beat.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        do
        {
            failing = !await BeatAsync(failing, stoppingToken);
        }
        while (await NextAsync(stoppingToken));
    }

    private async ValueTask<bool> NextAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await _beat.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // A broker that is away holds a publication up until it is back; one beat is enough then.
    private async Task<bool> BeatAsync(bool failing, CancellationToken stoppingToken)
    {
        using var late = new CancellationTokenSource(Interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stoppingToken);
        try
        {
            await bus.Publish(new EdgeAlive { EdgeAddress = address }, either.Token);
            return true;
        }
        catch (Exception exception)
        {
            if (!failing && !stoppingToken.IsCancellationRequested)
                Log.HeartbeatFailed(logger, exception);
            return false;
        }
    }
}
