using System.Text.Json;
using Azure;
using Azure.Identity;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>
/// Takes changed flags over from the App Configuration store. The store has no way to tell of a change, so it is asked again and again,
/// by version: an answer without a change is empty. While it cannot be reached the last values stay.
/// </summary>
internal sealed partial class FlagRefresh(
    IOptions<AppConfigurationOptions> options,
    StoredFlags flags,
    IOptionsMonitor<FeatureFlags> current,
    IHostApplicationLifetime lifetime,
    [FromKeyedServices(FlagRefresh.Service)] LastOutcome service,
    TimeProvider time,
    ILogger<FlagRefresh> logger) : BackgroundService
{
    /// <summary>What the store is called in the readiness report.</summary>
    public const string Service = "app_configuration";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Access is not { } access)
            return;
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            _ = current.CurrentValue; // Seen before the store is: they are what a refused change goes back to.
            var store = new FlagStore(access, options.Value.Label, time);
            using var timer = new PeriodicTimer(options.Value.Ttl, time);
            do
                await RefreshAsync(store, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task RefreshAsync(FlagStore store, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.ReadAsync(cancellationToken) is { } changed)
                flags.Take(changed);
            var wasWell = service.IsWell;
            service.Succeeded();
            if (!wasWell)
                LogBack(logger);
        }
        catch (Exception error) when (error is RequestFailedException or AuthenticationFailedException or JsonException or AggregateException)
        {
            var wasWell = service.IsWell;
            service.Failed();
            if (wasWell)
                LogAway(logger, error is RequestFailedException { Status: > 0 } refused ? $"it answered {refused.Status}" : error.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feature flags could not be read from App Configuration ({Reason}); the last ones stay, and it is tried again")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feature flags are read from App Configuration again")]
    private static partial void LogBack(ILogger logger);
}
