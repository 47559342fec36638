using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// Brings the store up to the current version. A SQLite file is opened before any hosted service starts, and a failure ends the start.
/// A server may come up after us: it is tried in the background until it answers, so that the process serves its health meanwhile.
/// </summary>
internal sealed partial class MigrationAtStart(
    IDbContextFactory<CallCenterDbContext> contexts,
    IOptions<DatabaseOptions> database,
    StoreReady ready,
    TimeProvider time,
    ILogger<MigrationAtStart> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private Task trying = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite)
            return MigrateAsync(cancellationToken);
        trying = Task.Run(() => TryUntilReadyAsync(stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await trying.WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await StoreMigrator.MigrateAsync(context, time, cancellationToken);
        ready.Open();
    }

    // Every failure is waited out, also one that somebody has to mend: a wrong password, a store of a newer version. A process that
    // ended itself would only be started again and again.
    private async Task TryUntilReadyAsync(CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; !ready.IsReady; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await MigrateAsync(cancellationToken);
                LogReady(logger);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                var reason = StoreFailure.Reason(error);
                ready.Fail(reason);
                LogAbsent(logger, reason, wait.TotalSeconds);
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be used yet, trying again in {Seconds} s: {Reason}")]
    private static partial void LogAbsent(ILogger logger, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is ready")]
    private static partial void LogReady(ILogger logger);
}
