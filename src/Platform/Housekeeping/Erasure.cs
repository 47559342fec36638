using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Housekeeping;

/// <summary>
/// Erases calls and conversations with everything that hangs on them, within the transaction that is under way. Their own rows are
/// erased when it saves, and only in the version that was looked at: whatever a consumer stores for a call changes the
/// version of the call or of its conversation, so nothing can be stored meanwhile and stay behind.
/// </summary>
internal sealed class Erasure(CallCenterDbContext store)
{
    /// <summary>Ids in one statement, well below the parameters that any store takes.</summary>
    private const int Chunk = 500;

    /// <summary>Erases conversations with their messages and the history of their claims, and calls, also those that are known from their request alone, with what they left anywhere.</summary>
    public async Task<ErasedRows> EraseAsync(
        IReadOnlyList<RowVersion> conversations, IReadOnlyList<RowVersion> calls, IReadOnlyList<Guid> requests, CancellationToken cancellationToken)
    {
        var erased = ErasedRows.None;
        foreach (var ids in conversations.Select(conversation => conversation.Id).Chunk(Chunk))
            erased = erased.And(await EraseWordsAsync(ids, cancellationToken));
        foreach (var ids in calls.Select(call => call.Id).Union(requests).Chunk(Chunk))
            erased = erased.And(await EraseTracesAsync(ids, cancellationToken));
        foreach (var (id, version) in conversations)
            store.Entry(new ConversationRecord { Id = id, Version = version }).State = EntityState.Deleted;
        foreach (var (id, version) in calls)
            store.Entry(new CallState { CorrelationId = id, Version = version }).State = EntityState.Deleted;
        return erased.And(new() { Conversations = conversations.Count, Calls = calls.Count });
    }

    private async Task<ErasedRows> EraseWordsAsync(Guid[] conversationIds, CancellationToken cancellationToken) => new()
    {
        Messages = await store.Messages.Where(message => conversationIds.Contains(message.ConversationId)).ExecuteDeleteAsync(cancellationToken),
        ClaimChanges = await store.ClaimChanges.Where(change => conversationIds.Contains(change.ConversationId)).ExecuteDeleteAsync(cancellationToken),
    };

    private async Task<ErasedRows> EraseTracesAsync(Guid[] callIds, CancellationToken cancellationToken) => new()
    {
        Turns = await store.Turns.Where(turn => callIds.Contains(turn.CallId)).ExecuteDeleteAsync(cancellationToken),
        UsageReports = await store.Usage.Where(usage => callIds.Contains(usage.CallId)).ExecuteDeleteAsync(cancellationToken),
        Effects = await store.Effects.Where(effect => callIds.Contains(effect.CallId)).ExecuteDeleteAsync(cancellationToken),
        CallRequests = await store.CallRequests.Where(request => callIds.Contains(request.CallId)).ExecuteDeleteAsync(cancellationToken),
        PendingMessages = await store.Outbox.Where(message => message.CallId != null && callIds.Contains(message.CallId.Value)).ExecuteDeleteAsync(cancellationToken),
        FailedMessages = await store.DeadLetters.Where(letter => letter.CallId != null && callIds.Contains(letter.CallId.Value)).ExecuteDeleteAsync(cancellationToken),
    };
}
