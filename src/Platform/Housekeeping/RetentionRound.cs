using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Housekeeping;

/// <summary>
/// Erases what the store need not keep any longer, in small transactions that let other writers in between. What is to go is looked up
/// outside of them. Instances that run at the same time do no harm: a row that another one erased or changed first makes a
/// transaction void, and the rest is left to the next round.
/// </summary>
internal sealed class RetentionRound(IServiceScopeFactory scopes, IOptions<RetentionOptions> retention, TimeProvider time)
{
    /// <summary>Rows erased in a transaction, about: a single conversation is never erased by halves.</summary>
    internal const int BatchSize = 500;

    private const string Closed = "Closed";

    /// <summary>Runs a round and tells what it erased.</summary>
    /// <exception cref="DbUpdateException">Somebody changed or erased a row at the very moment; what was done before stands.</exception>
    public async Task<ErasedRows> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var erased = ErasedRows.None;
        if (retention.Value.Conversations is { Ticks: > 0 } conversations)
        {
            erased = erased.And(await EraseConversationsAsync(now - conversations, cancellationToken));
            erased = erased.And(await EraseLeftoversAsync(now - conversations, cancellationToken));
        }

        if (retention.Value.FailedMessages is { Ticks: > 0 } failed)
            erased = erased.And(new() { FailedMessages = await EraseFailedMessagesAsync(now - failed, cancellationToken) });
        return erased.And(new() { TakenMessages = await EraseInboxAsync(now - retention.Value.Inbox, cancellationToken) });
    }

    private async Task<ErasedRows> EraseConversationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = ErasedRows.None;
        List<Expired> expired;
        do
        {
            expired = await ReadAsync(store => store.Conversations
                .Where(conversation => conversation.UpdatedAt < before
                    && !store.Calls.Any(call => call.ConversationId == conversation.Id && (call.CurrentState != Closed || call.ClosedAt >= before)))
                .OrderBy(conversation => conversation.UpdatedAt)
                .Take(BatchSize)
                .Select(conversation => new Expired(
                    new RowVersion(conversation.Id, conversation.Version), store.Messages.Count(message => message.ConversationId == conversation.Id)))
                .ToListAsync(cancellationToken));
            foreach (var batch in Batches(expired))
                erased = erased.And(await WriteAsync(store => EraseAsync(store, batch, cancellationToken), cancellationToken));
        }
        while (expired.Count == BatchSize);

        return erased;
    }

    private static async Task<ErasedRows> EraseAsync(CallCenterDbContext store, List<RowVersion> conversations, CancellationToken cancellationToken)
    {
        var ids = conversations.ConvertAll(conversation => conversation.Id);
        var calls = await store.Calls.Where(call => ids.Contains(call.ConversationId))
            .Select(call => new RowVersion(call.CorrelationId, call.Version))
            .ToListAsync(cancellationToken);
        return await new Erasure(store).EraseAsync(conversations, calls, requests: [], cancellationToken);
    }

    /// <summary>What belongs to no call: requests that no call came of, and effects that a late message had after its call was erased.</summary>
    private async Task<ErasedRows> EraseLeftoversAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = ErasedRows.None;
        await InBatchesAsync(
            store => store.CallRequests.Where(request => request.CreatedAt < before).Select(request => request.CallId)
                .Union(store.Effects.Where(effect => effect.IntendedAt < before).Select(effect => effect.CallId))
                .Where(id => !store.Calls.Any(call => call.CorrelationId == id))
                .OrderBy(id => id),
            async left => erased = erased.And(await WriteAsync(store => new Erasure(store).EraseAsync([], [], left, cancellationToken), cancellationToken)),
            cancellationToken);
        return erased;
    }

    private async Task<int> EraseFailedMessagesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = 0;
        await InBatchesAsync(
            store => store.DeadLetters.Where(letter => letter.FailedAt < before).OrderBy(letter => letter.Id).Select(letter => letter.Id),
            async ids => erased += await WriteAsync(store => store.DeadLetters.Where(letter => ids.Contains(letter.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken),
            cancellationToken);
        return erased;
    }

    private async Task<int> EraseInboxAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = 0;
        // By time and not by key, of which there are two parts: a range of the index, and rows of one instant together.
        await InBatchesAsync(
            store => store.Inbox.Where(message => message.ConsumedAt < before).OrderBy(message => message.ConsumedAt).Select(message => message.ConsumedAt),
            async oldest =>
            {
                var last = oldest[^1];
                erased += await WriteAsync(store => store.Inbox.Where(message => message.ConsumedAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            },
            cancellationToken);
        return erased;
    }

    // Reads as many as one transaction may erase, until fewer are left.
    private async Task InBatchesAsync<T>(Func<CallCenterDbContext, IQueryable<T>> old, Func<List<T>, Task> erase, CancellationToken cancellationToken)
    {
        List<T> batch;
        do
        {
            batch = await ReadAsync(store => old(store).Take(BatchSize).ToListAsync(cancellationToken));
            if (batch.Count > 0)
                await erase(batch);
        }
        while (batch.Count == BatchSize);
    }

    private static IEnumerable<List<RowVersion>> Batches(List<Expired> expired)
    {
        var batch = new List<RowVersion>();
        var rows = 0;
        foreach (var (conversation, messages) in expired)
        {
            if (batch.Count > 0 && rows + messages > BatchSize)
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            batch.Add(conversation);
            rows += messages + 1;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<T> ReadAsync<T>(Func<CallCenterDbContext, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CallCenterDbContext>());
    }

    private async Task<T> WriteAsync<T>(Func<CallCenterDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        T? written = default;
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(async () => written = await write(store), cancellationToken);
        return written!;
    }

    /// <summary>A conversation that may go, and how many messages it has.</summary>
    private sealed record Expired(RowVersion Conversation, int Messages);
}
