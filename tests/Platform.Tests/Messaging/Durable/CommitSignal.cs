using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Platform.Tests.Messaging.Durable;

/// <summary>Tells of every commit, so that a test can wait for what it expects in the store.</summary>
internal sealed class CommitSignal(ChannelWriter<bool> commits) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        commits.TryWrite(true);
        return Task.CompletedTask;
    }
}
