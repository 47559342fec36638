using System.Data.Common;
using CallCenter.Faults.Injection;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Faults.Product;

/// <summary>Every commit. The crash after it, before anybody knows that it was done, is the one that tells durable from lucky.</summary>
internal sealed class CommitSeam(Doom doom, Action committed) : DbTransactionInterceptor
{
    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Cross("before");
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Cross("before");
        return new(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        committed();
        Cross("after");
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        committed();
        Cross("after");
        return Task.CompletedTask;
    }

    private void Cross(string when) => doom.Cross($"{Scope.Current}: commit: {when}");
}
