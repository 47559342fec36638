using System.Text.Json;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>What dispatchers do with the rows of the outbox. Each call is one short transaction of its own.</summary>
internal sealed class OutboxTable(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int RowsAtOnce = 500;

    // Processes look for due messages one after the other, so that each sees what the others hold: only then can the order be kept.
    private static readonly Guid Claiming = StableId.From("outbox", "claim");

    // A message waits for an earlier one of its call that is due and is not taken before it: held by somebody, postponed, or written by a
    // process whose clock is ahead. The parameters are now, how many, and the end of the lease.
    private const string FreeInOrder =
        """
        SELECT o."Id" FROM outbox o
        WHERE o."FreeAt" <= {0}
        AND NOT EXISTS (
            SELECT 1 FROM outbox e
            WHERE e."CallId" = o."CallId" AND e."Id" < o."Id" AND (e."Token" IS NULL OR e."DueAt" <= {0}) AND e."FreeAt" > o."FreeAt")
        ORDER BY o."FreeAt", o."Id" LIMIT {1}
        """;

    private const string InOrderAlone = $$"""UPDATE outbox SET "FreeAt" = {2} WHERE "Id" IN ({{FreeInOrder}}) RETURNING *""";

    // Rows that another process is removing are passed over.
    private const string InOrderAmongOthers =
        $$"""UPDATE outbox SET "FreeAt" = {2} WHERE "Id" IN ({{FreeInOrder}} FOR UPDATE SKIP LOCKED) RETURNING *""";

    /// <summary>
    /// Takes up to <paramref name="most"/> due messages that nobody holds, the longest due first, until the lease runs out; and removes
    /// those that are done with.
    /// </summary>
    /// <param name="most">How many.</param>
    /// <param name="lease">How long they are held.</param>
    /// <param name="waitsForEarlier">Whether a message waits for an earlier one of its call that is held; not where it is held until it was taken.</param>
    /// <param name="done">Rows to remove.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The messages, in the order of writing.</returns>
    public async Task<IReadOnlyList<OutboxRecord>> ClaimAsync(
        int most, TimeSpan lease, bool waitsForEarlier, IReadOnlyCollection<long> done, CancellationToken cancellationToken)
    {
        List<OutboxRecord> claimed = [];
        await InTransactionAsync(
            Claiming,
            async context =>
            {
                await DeleteAsync(context, done, cancellationToken);
                claimed = await TakeAsync(context, most, lease, waitsForEarlier, cancellationToken);
            },
            cancellationToken);
        claimed.Sort((left, right) => left.Id.CompareTo(right.Id));
        return claimed;
    }

    /// <summary>Removes messages that are done with.</summary>
    public Task RemoveAsync(IReadOnlyCollection<long> done, CancellationToken cancellationToken) => done.Count == 0
        ? Task.CompletedTask
        : InTransactionAsync(null, context => DeleteAsync(context, done, cancellationToken), cancellationToken);

    /// <summary>Has messages that could not be sent wait; the more often they failed, the longer.</summary>
    /// <param name="rows">Which.</param>
    /// <param name="longest">Longest wait.</param>
    /// <param name="heldUntil">End of the lease they were taken with: those that somebody else has taken since are left alone. Null where nobody else takes any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task PostponeAsync(
        IReadOnlyCollection<long> rows, TimeSpan longest, DateTimeOffset? heldUntil, CancellationToken cancellationToken) => rows.Count == 0
        ? Task.CompletedTask
        : InTransactionAsync(
            null,
            async context =>
            {
                var held = context.Outbox.Where(message => rows.Contains(message.Id) && (heldUntil == null || message.FreeAt == heldUntil));
                foreach (var message in await held.ToListAsync(cancellationToken))
                {
                    message.Attempts++;
                    var pause = TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(message.Attempts, 16) - 1)));
                    message.FreeAt = time.GetUtcNow() + pause;
                }
            },
            cancellationToken);

    /// <summary>Lets go of what was taken and is not under way here, because its process died or its claim was answered to nobody. Only where no other process shares the outbox.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<long> except, CancellationToken cancellationToken) => InTransactionAsync(
        null,
        async context =>
        {
            var taken = await context.Outbox.Where(message => message.FreeAt > message.DueAt).Select(message => message.Id).ToListAsync(cancellationToken);
            foreach (var lost in taken.Except(except).Chunk(RowsAtOnce))
                await context.Outbox.Where(message => lost.Contains(message.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(message => message.FreeAt, message => message.DueAt), cancellationToken);
        },
        cancellationToken);

    /// <summary>How long until a message may be taken, less than nothing where one may be by now; null while none waits.</summary>
    public async Task<TimeSpan?> UntilNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var next = await context.Outbox.MinAsync(message => (DateTimeOffset?)message.FreeAt, cancellationToken);
        return next is { } free ? free - time.GetUtcNow() : null;
    }

    private async Task InTransactionAsync(Guid? exclusive, Func<CallCenterDbContext, Task> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(exclusive, () => work(context), cancellationToken);
    }

    private async Task<List<OutboxRecord>> TakeAsync(
        CallCenterDbContext context, int most, TimeSpan lease, bool waitsForEarlier, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var until = now + lease.Ticks;
        var rows = waitsForEarlier ? InOrder(context, most, now, until) : Alone(context, most, now, until);
        return await rows.AsNoTracking().ToListAsync(cancellationToken);
    }

    // The ids as one parameter: a statement for each number of them would be planned anew each time.
    private static Task DeleteAsync(CallCenterDbContext context, IReadOnlyCollection<long> done, CancellationToken cancellationToken)
    {
        if (done.Count == 0)
            return Task.CompletedTask;
        return context.Database.IsSqlite()
            ? context.Database.ExecuteSqlAsync(
                $"""DELETE FROM outbox WHERE "Id" IN (SELECT value FROM json_each({JsonSerializer.Serialize(done)}))""", cancellationToken)
            : context.Database.ExecuteSqlAsync($"""DELETE FROM outbox WHERE "Id" = ANY ({done.ToArray()})""", cancellationToken);
    }

    // In memory a message is held until it was taken: those behind it need not wait for that.
    private static IQueryable<OutboxRecord> Alone(CallCenterDbContext context, int most, long now, long until) => context.Outbox.FromSql(
        $"""
        UPDATE outbox SET "FreeAt" = {until} WHERE "Id" IN (
            SELECT "Id" FROM outbox WHERE "FreeAt" <= {now} ORDER BY "FreeAt", "Id" LIMIT {most})
        RETURNING *
        """);

    private static IQueryable<OutboxRecord> InOrder(CallCenterDbContext context, int most, long now, long until) =>
        context.Outbox.FromSqlRaw(context.Database.IsNpgsql() ? InOrderAmongOthers : InOrderAlone, now, most, until);
}
