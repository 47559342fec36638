using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Claims with their history: what each turn wrote, once and in its place.</summary>
internal static class StoredClaims
{
    // Another session at the very same moment counts as later: which of them is first, only the whole history decides.
    private static readonly PerModel<Func<CallCenterDbContext, Guid, Guid, int, DateTimeOffset, CancellationToken, Task<Known>>> KnownOf =
        new(() => EF.CompileAsyncQuery((CallCenterDbContext store, Guid id, Guid sessionId, int index, DateTimeOffset at, CancellationToken cancellationToken) =>
            store.Conversations.Where(conversation => conversation.Id == id).Select(conversation => new Known(
                store.ClaimChanges.Any(row => row.ConversationId == id),
                store.ClaimChanges.Any(row => row.ConversationId == id && row.ChangedAt >= at && row.SourceId != sessionId)
                || store.ClaimChanges.Any(row => row.SourceId == sessionId && row.TurnIndex > index))).Single()));

    /// <summary>
    /// Adds the facts of a turn of which is known that it is not stored yet. They are saved with the conversation, whose version keeps
    /// others from doing so at the same time.
    /// </summary>
    public static async Task AddAsync(
        CallCenterDbContext store, ConversationRecord conversation, TurnCompleted turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (turn.Written(conversation.Id, now) is not { Count: > 0 } written)
            return;
        var known = await KnownOf.For(store)(store, conversation.Id, turn.SessionId, turn.Index, written.Min(row => row.ChangedAt), cancellationToken);
        if (!known.Any)
            store.ClaimChanges.AddRange(conversation.Unexplained());
        if (known.Later)
            conversation.Insert(written, await store.ClaimChanges.AsNoTracking().Where(row => row.ConversationId == conversation.Id).ToListAsync(cancellationToken));
        else
            conversation.Append(written);
        store.ClaimChanges.AddRange(written);
    }

    /// <summary>What a history has already.</summary>
    /// <param name="Any">Anything.</param>
    /// <param name="Later">Something that may follow the turn in question.</param>
    private sealed record Known(bool Any, bool Later);
}
