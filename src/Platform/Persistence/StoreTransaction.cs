using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// All or nothing on the store of a scope: what is added to or changed in its <see cref="CallCenterDbContext"/> meanwhile is written
/// together, or not at all. Messages that are sent or published meanwhile are part of it: they leave once it is committed.
/// </summary>
public sealed class StoreTransaction
{
    private readonly CallCenterDbContext context;
    private readonly SqliteWriteGate gate;
    private readonly OutboxSignal signal;

    internal StoreTransaction(CallCenterDbContext context, SqliteWriteGate gate, OutboxSignal signal) =>
        (this.context, this.gate, this.signal) = (context, gate, signal);

    /// <summary>Whether one is under way in this scope.</summary>
    public bool IsOpen => context.Database.CurrentTransaction is not null;

    /// <summary>
    /// Runs <paramref name="work"/>, saves what it changed and commits. The right to write is taken before the work begins, so that what
    /// it reads is still true when it is committed.
    /// </summary>
    /// <exception cref="DbUpdateException">Somebody else changed the same row meanwhile, or the store refused the change; nothing was written.</exception>
    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var sends = false;
        using (await gate.EnterAsync(cancellationToken))
        {
            // BEGIN IMMEDIATE: no other process can come between the first read and the commit.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await work();
            sends = context.ChangeTracker.Entries<OutboxRecord>().Any(entry => entry.State == EntityState.Added);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (sends)
            signal.Raise();
    }
}
