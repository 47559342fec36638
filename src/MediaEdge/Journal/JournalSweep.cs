using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// Erases journals on the machine that they lie on: of calls that the store knows no longer, because the caller's data were erased or have
/// grown too old; those that are too old themselves; and the oldest beyond the limit of the folder.
/// </summary>
/// <remarks>
/// Each edge asks the store for the calls of its own files, at its start and every minute. So nobody has to know which edges there are or
/// were, no message can be lost, and an edge that was away while a caller was erased does it when it is back, before its first call.
/// A file whose name tells no call is not ours and stays.
/// </remarks>
internal sealed class JournalSweep(
    JournalFolder folder, IOptionsMonitor<JournalOptions> options, IDbContextFactory<CallCenterDbContext> store, StoreReady ready, TimeProvider time, ILogger<JournalSweep> logger)
    : BackgroundService
{
    /// <summary>From one round to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const long BytesPerMb = 1024 * 1024;

    // Ids in one question, well below the parameters that any store takes.
    private const int Chunk = 500;

    /// <summary>Looks through the folder once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var journals = Journals();
        if (journals.Count == 0)
            return;
        var known = await KnownAsync([.. journals.Select(journal => journal.Name.CallId).Distinct()], cancellationToken);
        var gone = Erase(journals, journal => !known.Contains(journal.Name.CallId));
        var keep = options.CurrentValue.Keep;
        var before = time.GetUtcNow() - keep;
        var old = keep > TimeSpan.Zero ? Erase(journals, journal => journal.ChangedAt < before) : 0;
        var excess = journals.Sum(journal => journal.Bytes) - (options.CurrentValue.LimitMb * BytesPerMb);
        var beyond = Erase(journals, journal =>
        {
            var isToGo = excess > 0;
            excess -= isToGo ? journal.Bytes : 0;
            return isToGo;
        });
        if (gone + old + beyond > 0)
            Log.JournalsErased(logger, gone + old + beyond, gone, old, beyond);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.JournalSweepFailed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<HashSet<Guid>> KnownAsync(IReadOnlyCollection<Guid> calls, CancellationToken cancellationToken)
    {
        var known = new HashSet<Guid>();
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        foreach (var ids in calls.Chunk(Chunk))
            known.UnionWith(await db.Calls.Where(call => ids.Contains(call.CorrelationId)).Select(call => call.CorrelationId).ToListAsync(cancellationToken));
        return known;
    }

    // Oldest first.
    private List<Journal> Journals()
    {
        var journals = new List<Journal>();
        foreach (var file in folder.Files())
        {
            if (JournalName.TryParse(file.Name, out var name))
                journals.Add(new Journal(name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));
        }

        journals.Sort((one, other) => one.Name.BeganAt.CompareTo(other.Name.BeganAt));
        return journals;
    }

    private static int Erase(List<Journal> journals, Predicate<Journal> isToGo) => journals.RemoveAll(journal =>
    {
        if (!isToGo(journal))
            return false;
        try
        {
            File.Delete(journal.Path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // It is tried again with the next round, and keeps no other one from going.
        }
    });

    private sealed record Journal(JournalName Name, string Path, long Bytes, DateTimeOffset ChangedAt);
}
