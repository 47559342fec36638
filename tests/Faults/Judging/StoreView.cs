using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Faults.Judging;

/// <summary>Reads the product's store from outside, through no seam.</summary>
internal sealed class StoreView
{
    // A session reports what it used last up to two seconds after its call was closed; that message is written, and sent at once.
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(5);

    // The one wait that a closed call may have: it is summarised after that.
    private const string LateWords = "LateWordsSettled";

    private readonly DbContextOptions<CallCenterDbContext> options;
    private readonly TimeProvider time;

    private StoreView(DbContextOptionsBuilder options, TimeProvider time) =>
        (this.options, this.time) = ((DbContextOptions<CallCenterDbContext>)options.Options, time);

    /// <summary>A SQLite file.</summary>
    public static StoreView OfFile(string file, TimeProvider time) =>
        new(PersistenceRegistration.UseSqliteFile(new DbContextOptionsBuilder<CallCenterDbContext>(), file), time);

    /// <summary>A database on a PostgreSQL server.</summary>
    public static StoreView OfServer(string connectionString, TimeProvider time) =>
        new(PersistenceRegistration.UsePostgreSql(new DbContextOptionsBuilder<CallCenterDbContext>(), connectionString), time);

    /// <summary>Opens it.</summary>
    public CallCenterDbContext Open() => new(options);

    /// <summary>Waits until it is quiet, or the limit is over: whatever is still open then is stuck.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <param name="change">Waits until it is worth another look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task QuietAsync(TimeSpan limit, Func<CancellationToken, Task> change, CancellationToken cancellationToken) =>
        UntilAsync(IsQuietAsync, limit, change, cancellationToken);

    /// <summary>Waits until of so many calls the caller's words are stored, or the limit is over.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="change">Waits until it is worth another look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task HeardAsync(int calls, TimeSpan limit, Func<CancellationToken, Task> change, CancellationToken cancellationToken) => UntilAsync(
        async token =>
        {
            await using var context = Open();
            return await context.Calls.CountAsync(call => call.CallerSpoke, token) >= calls;
        },
        limit,
        change,
        cancellationToken);

    /// <summary>
    /// Waits until of every call that the caller spoke in the summary is stored, and a subscriber has heard what there is to hear, or the limit
    /// is over: what was sent has not arrived yet, least of all at one who lost the broker, too.
    /// </summary>
    /// <param name="testimony">What was heard until now.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="change">Waits until it is worth another look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WitnessedAsync(Func<Testimony> testimony, TimeSpan limit, Func<CancellationToken, Task> change, CancellationToken cancellationToken) => UntilAsync(
        async token =>
        {
            await using var context = Open();
            if (await context.Calls.AnyAsync(call => call.CallerSpoke && context.Conversations.Any(row => row.Id == call.ConversationId && row.Synthesis == null), token))
                return false;
            var calls = await context.Calls.AsNoTracking().Select(call => new { call.CorrelationId, call.CallerSpoke }).ToListAsync(token);
            var heard = testimony();
            return calls.TrueForAll(call => heard.ClosedOf(call.CorrelationId) > 0 && (!call.CallerSpoke || heard.SummarisedOf(call.CorrelationId) > 0));
        },
        limit,
        change,
        cancellationToken);

    /// <summary>Messages that should have been sent by now, those left out that were written only just.</summary>
    public async Task<IReadOnlyList<OutboxRecord>> StuckAsync(CallCenterDbContext context, CancellationToken cancellationToken) =>
        await Due(context, time.GetUtcNow() - TimeToSend).ToListAsync(cancellationToken);

    private async Task UntilAsync(Func<CancellationToken, Task<bool>> reached, TimeSpan limit, Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            while (!await reached(either.Token))
                await change(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was waited for is looked at next.
        }
    }

    /// <summary>Whether every call is closed and no message waits or is under way.</summary>
    private async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        await using var context = Open();
        return !await context.Calls.AnyAsync(call => call.CurrentState != "Closed", cancellationToken)
            && !await Due(context, time.GetUtcNow()).AnyAsync(cancellationToken)
            && !await context.Outbox.AnyAsync(message => message.MessageType.Contains(LateWords), cancellationToken);
    }

    private static IQueryable<OutboxRecord> Due(CallCenterDbContext context, DateTimeOffset until) => context.Outbox.AsNoTracking().Where(message => message.DueAt <= until);
}
