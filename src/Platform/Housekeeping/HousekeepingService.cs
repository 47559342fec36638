using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Housekeeping;

/// <summary>
/// Erases what is too old, as soon as the store can be used and then about once an hour. A round that fails is told and left to the next
/// one: nothing but the age of old rows depends on it.
/// </summary>
internal sealed class HousekeepingService(RetentionRound round, StoreReady store, TimeProvider time, ILogger<HousekeepingService> logger) : BackgroundService
{
    /// <summary>From one round to the next, at least.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Up to this much more, drawn once: instances started together drift apart.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval + (Jitter * Random.Shared.NextDouble()), time);
        do
            await RunAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var erased = await round.RunAsync(cancellationToken);
            if (erased.Total > 0)
                Log.Erased(logger, erased.Conversations, erased.Calls, erased.Total);
        }
        catch (Exception error) when (StoreConflict.Is(error))
        {
            Log.Overtaken(logger);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.RoundFailed(logger, error);
        }
    }
}
