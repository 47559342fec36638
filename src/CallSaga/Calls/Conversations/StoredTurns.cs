using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Which turns are in the store: a turn leaves messages, timings, or both.</summary>
internal static class StoredTurns
{
    public static async Task<bool> ContainsAsync(CallCenterDbContext store, Guid sessionId, int index, CancellationToken cancellationToken) =>
        await store.Messages.AnyAsync(message => message.SourceId == sessionId && message.TurnIndex == index, cancellationToken)
        || await store.Turns.AnyAsync(turn => turn.SessionId == sessionId && turn.Index == index, cancellationToken);
}
