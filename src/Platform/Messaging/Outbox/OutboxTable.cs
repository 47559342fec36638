using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>What dispatchers do with the rows of the outbox. Each call is one short transaction of its own.</summary>
internal sealed class OutboxTable(IServiceScopeFactory scopes, TimeProvider time)
{
    // Processes look for due messages one after the other, so that each sees what the others hold: only then can the order be kept.
    private static readonly Guid Claiming = StableId.From("outbox", "claim");

    /// <summary>
    /// Takes up to <paramref name="most"/> due messages that nobody holds, in the order of writing, until the lease runs out; and removes
    /// those that are done with. A message waits while an earlier one of its call is held by somebody else, so that their order is kept.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRecord>> ClaimAsync(
        int most, TimeSpan lease, IReadOnlyList<long> done, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        List<OutboxRecord> claimed = [];
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            Claiming,
            async () =>
            {
                if (done.Count > 0)
                    await context.Outbox.Where(message => done.Contains(message.Id)).ExecuteDeleteAsync(cancellationToken);
                claimed = await TakeAsync(context, most, lease, cancellationToken);
            },
            cancellationToken);
        claimed.Sort((left, right) => left.Id.CompareTo(right.Id));
        return claimed;
    }

    /// <summary>Removes messages that are done with.</summary>
    public async Task RemoveAsync(IReadOnlyList<long> done, CancellationToken cancellationToken)
    {
        if (done.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            () => context.Outbox.Where(message => done.Contains(message.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Has messages that could not be sent wait; the more often they failed, the longer.</summary>
    public async Task PostponeAsync(IReadOnlyList<long> rows, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                var failed = await context.Outbox.Where(message => rows.Contains(message.Id)).ToListAsync(cancellationToken);
                foreach (var message in failed)
                {
                    message.Attempts++;
                    var pause = TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(message.Attempts, 16) - 1)));
                    message.LeasedUntil = time.GetUtcNow() + pause;
                }
            },
            cancellationToken);
    }

    /// <summary>Lets go of everything that a process which is not there any more had taken. Only where no other process shares the outbox.</summary>
    public async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            () => context.Outbox.Where(message => message.LeasedUntil != null)
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.LeasedUntil, (DateTimeOffset?)null), cancellationToken),
            cancellationToken);
    }

    /// <summary>How long until a message is due, or a lease runs out that its holder did not end; null while nothing waits.</summary>
    public async Task<TimeSpan?> UntilNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var next = await context.Outbox
            .Select(message => message.LeasedUntil == null || message.LeasedUntil < message.DueAt ? message.DueAt : message.LeasedUntil)
            .MinAsync(cancellationToken);
        return next is { } due ? due - time.GetUtcNow() : null;
    }

    private async Task<List<OutboxRecord>> TakeAsync(CallCenterDbContext context, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var until = now + lease.Ticks;
        var rows = context.Database.IsSqlite() ? Alone(context, most, now, until) : Sharing(context, most, now, until);
        return await rows.AsNoTracking().ToListAsync(cancellationToken);
    }

    // One process has the file to itself, and takes in the order of writing.
    private static IQueryable<OutboxRecord> Alone(CallCenterDbContext context, int most, long now, long until) => context.Outbox.FromSql(
        $"""
        UPDATE outbox SET "LeasedUntil" = {until} WHERE "Id" IN (
            SELECT "Id" FROM outbox
            WHERE "DueAt" <= {now} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {now})
            ORDER BY "Id" LIMIT {most})
        RETURNING *
        """);

    // Several processes: rows that somebody is removing are passed over, and those of a call of which somebody else holds earlier ones.
    private static IQueryable<OutboxRecord> Sharing(CallCenterDbContext context, int most, long now, long until) => context.Outbox.FromSql(
        $"""
        UPDATE outbox SET "LeasedUntil" = {until} WHERE "Id" IN (
            SELECT o."Id" FROM outbox o
            WHERE o."DueAt" <= {now} AND (o."LeasedUntil" IS NULL OR o."LeasedUntil" <= {now})
            AND NOT EXISTS (
                SELECT 1 FROM outbox e
                WHERE e."CallId" = o."CallId" AND e."Id" < o."Id" AND e."DueAt" <= {now} AND e."LeasedUntil" > {now})
            ORDER BY o."Id" LIMIT {most} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """);
}
