using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Presence;

/// <summary>
/// Takes an edge that is told to stop out of service:
/// 1. no new connections, and not ready any more;
/// 2. calls in progress go on until they end, or until the limit;
/// 3. those that are left are ended, so that the saga has other edges go on with them;
/// 4. what they have to tell is told, while the bus still takes it.
/// All of it comes before the server and the bus stop.
/// </summary>
internal sealed class EdgeDrain(SessionRegistry sessions, IOptions<MediaEdgeOptions> options, TimeProvider time, ILogger<EdgeDrain> logger)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>From ending the last calls until nothing waits for the bus any more.</summary>
    public static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _givesUp = new();
    private volatile bool _leaving;

    /// <summary>Whether the edge takes no calls any more.</summary>
    public bool IsLeaving => _leaving;

    /// <summary>Set when nothing can wait for the bus any more.</summary>
    public CancellationToken GivesUp => _givesUp.Token;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_leaving)
            return; // A host may be stopped twice.
        _leaving = true;
        var limit = options.Value.DrainLimit;
        Log.Leaving(logger, sessions.All.Count, limit.TotalSeconds);
        await LeftAsync(limit, cancellationToken);
        foreach (var session in sessions.All)
            session.End(StreamEnd.EdgeLeaving);
        await LeftAsync(TimeToTell, cancellationToken);
        await _givesUp.CancelAsync();
        await LeftAsync(TimeToTell, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _givesUp.Dispose();

    private async Task LeftAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        await Task.WhenAll(sessions.All.Select(session => session.Left))
            .WaitAsync(limit, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
