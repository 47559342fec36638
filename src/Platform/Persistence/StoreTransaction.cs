using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// All or nothing on the store of a scope: what is added to or changed in its <see cref="CallCenterDbContext"/> meanwhile is written
/// together, or not at all.
/// </summary>
internal sealed class StoreTransaction(CallCenterDbContext context, SqliteWriteGate gate)
{
    /// <summary>Whether one is under way in this scope.</summary>
    public bool IsOpen => context.Database.CurrentTransaction is not null;

    /// <summary>
    /// Runs <paramref name="work"/>, saves what it changed and commits. The right to write is taken before the work begins, so that what
    /// it reads is still true when it is committed.
    /// </summary>
    /// <exception cref="DbUpdateException">Somebody else changed the same row meanwhile, or the store refused the change; nothing was written.</exception>
    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);

        // BEGIN IMMEDIATE: no other process can come between the first read and the commit.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await work();
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
