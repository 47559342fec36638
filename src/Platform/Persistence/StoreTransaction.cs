using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// All or nothing on the store of a scope: what is added to or changed in its <see cref="CallCenterDbContext"/> meanwhile is written
/// together, or not at all. Messages that are sent or published meanwhile are part of it: they leave once it is committed.
/// </summary>
public sealed class StoreTransaction
{
    /// <summary>Where PostgreSQL tells of committed messages, with the name of the process that committed them.</summary>
    internal const string OutboxChannel = "callcenter_outbox";

    private readonly CallCenterDbContext context;
    private readonly SqliteWriteGate gate;
    private readonly OutboxSignal signal;

    internal StoreTransaction(CallCenterDbContext context, SqliteWriteGate gate, OutboxSignal signal) =>
        (this.context, this.gate, this.signal) = (context, gate, signal);

    /// <summary>Whether one is under way in this scope.</summary>
    public bool IsOpen => context.Database.CurrentTransaction is not null;

    /// <inheritdoc cref="RunAsync(Guid?, Func{Task}, CancellationToken)"/>
    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) => RunAsync(null, work, cancellationToken);

    /// <inheritdoc cref="RunAsync(Guid?, Func{Task}, CancellationToken)"/>
    public Task RunAsync(Action work, CancellationToken cancellationToken) => RunAsync(
        null,
        () =>
        {
            work();
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/>, saves what it changed and commits. On SQLite the right to write is taken before the work begins. On
    /// PostgreSQL others write meanwhile: what the work reads is still true when it is committed only where it is about
    /// <paramref name="exclusive"/>, or has an optimistic version.
    /// </summary>
    /// <param name="exclusive">What the work is about, such as the id of a call: works about the same run one after the other, in all processes.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up, and nothing is written.</param>
    /// <exception cref="DbUpdateException">Somebody else changed the same row meanwhile, or the store refused the change; nothing was written.</exception>
    public async Task RunAsync(Guid? exclusive, Func<Task> work, CancellationToken cancellationToken)
    {
        bool sends;
        if (context.Database.IsSqlite())
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            sends = await CommitAsync(exclusive, work, cancellationToken);
        }
        else
        {
            sends = await CommitAsync(exclusive, work, cancellationToken);
        }

        if (sends)
            signal.Raise();
    }

    // On SQLite this is BEGIN IMMEDIATE whatever is asked for: no other process can come between the first read and the commit.
    private async Task<bool> CommitAsync(Guid? exclusive, Func<Task> work, CancellationToken cancellationToken)
    {
        // A save that fails ends the transaction, so nothing is gained by going back to before it; two more trips to a server would be lost.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (exclusive is { } key)
            await context.HoldAsync(key, cancellationToken);
        await work();
        await context.SaveChangesAsync(cancellationToken);
        var sends = context.TakeSendsMessages();
        if (sends && context.Database.IsNpgsql() && signal.TellsOthers())
            await context.Database.ExecuteSqlAsync($"SELECT pg_notify({OutboxChannel}, {signal.Sender})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sends;
    }
}
