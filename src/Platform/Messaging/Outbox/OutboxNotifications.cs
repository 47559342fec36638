using System.Data.Common;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// Wakes the dispatcher when another process commits messages: PostgreSQL tells by NOTIFY, now and then (<see cref="OutboxSignal"/>). A lost
/// connection is opened again; what was missed meanwhile is found by the dispatcher's sweep.
/// </summary>
internal sealed class OutboxNotifications(
    IDbContextFactory<CallCenterDbContext> contexts, StoreReady ready, OutboxSignal signal, TimeProvider time, ILogger<OutboxNotifications> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // The process that committed is at it already; the others come in its help, or in its place, a moment later.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ready.WaitAsync(stoppingToken);
            while (true)
            {
                await ListenAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await using (var listen = connection.CreateCommand())
            {
                listen.CommandText = $"LISTEN {StoreTransaction.OutboxChannel}";
                await listen.ExecuteNonQueryAsync(cancellationToken);
            }

            var others = false;
            connection.Notification += (_, notice) => others |= !string.Equals(notice.Payload, signal.Sender, StringComparison.Ordinal);
            signal.Raise();
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
                if (!others)
                    continue;
                others = false;
                await Task.Delay(Courtesy, time, cancellationToken);
                signal.Raise();
            }
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or IOException)
        {
            Log.NotListening(logger, error.Message);
        }
    }
}
