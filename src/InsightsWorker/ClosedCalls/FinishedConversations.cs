using CallCenter.Assistant.Insights;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>Reads conversations from the store.</summary>
internal sealed class FinishedConversations(CallCenterDbContext store)
{
    private const int LatestMessages = 500;

    /// <summary>The conversation of a closed call, with its version.</summary>
    /// <exception cref="InvalidOperationException">It is not in the store (yet).</exception>
    public async Task<(FinishedConversation Conversation, int Version)> LoadAsync(CallClosed call, CancellationToken cancellationToken)
    {
        var record = await store.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == call.ConversationId, cancellationToken)
            ?? throw new InvalidOperationException($"conversation {call.ConversationId} is not in the store");
        var messages = await store.Messages.AsNoTracking()
            .Where(m => m.ConversationId == call.ConversationId)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Take(LatestMessages)
            .ToListAsync(cancellationToken);
        messages.Reverse();
        var variants = await store.Calls.AsNoTracking().Where(c => c.CorrelationId == call.CallId).Select(c => c.Variants).SingleOrDefaultAsync(cancellationToken);
        var conversation = new FinishedConversation
        {
            Initiation = record.Initiation,
            Language = call.Language,
            Messages = [.. messages.Select(message => message.ToMessage())],
            Claim = record.Claim,
            Reminders = record.Reminders,
            Variants = variants ?? [],
        };
        return (conversation, record.Version);
    }
}
