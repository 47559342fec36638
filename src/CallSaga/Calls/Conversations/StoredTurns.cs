using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Which turns are in the store: a turn leaves messages, a row of its own with timings and what was not heard, or both.</summary>
internal static class StoredTurns
{
    private static readonly PerModel<Func<CallCenterDbContext, Guid, Guid, int, CancellationToken, Task<StoredConversation>>> WithConversation =
        new(() => EF.CompileAsyncQuery((CallCenterDbContext store, Guid id, Guid sessionId, int index, CancellationToken cancellationToken) =>
            store.Conversations.Where(conversation => conversation.Id == id).Select(conversation => new StoredConversation(
                conversation,
                store.Messages.Any(message => message.SourceId == sessionId && message.TurnIndex == index)
                || store.Turns.Any(turn => turn.SessionId == sessionId && turn.Index == index))).Single()));

    /// <summary>Whether a turn is stored.</summary>
    public static async Task<bool> ContainsAsync(CallCenterDbContext store, Guid sessionId, int index, CancellationToken cancellationToken) =>
        await store.Messages.AnyAsync(message => message.SourceId == sessionId && message.TurnIndex == index, cancellationToken)
        || await store.Turns.AnyAsync(turn => turn.SessionId == sessionId && turn.Index == index, cancellationToken);

    /// <summary>The conversation that a turn belongs to, in one trip to the store with whether the turn is in there.</summary>
    public static Task<StoredConversation> ConversationAsync(
        CallCenterDbContext store, Guid conversationId, Guid sessionId, int index, CancellationToken cancellationToken) =>
        WithConversation.For(store)(store, conversationId, sessionId, index, cancellationToken);
}
