using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Reads the conversation of a call from the store.</summary>
internal sealed class ConversationLoader(IDbContextFactory<CallCenterDbContext> store, IOptions<ConversationOptions> options)
{
    // More than the assistant is ever shown.
    private const int LatestMessages = 40;

    /// <summary>Whether the call is known.</summary>
    public async Task<bool> IsKnownAsync(Guid callId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Calls.AnyAsync(call => call.CorrelationId == callId, cancellationToken);
    }

    /// <summary>Reads it; null where the call is not known.</summary>
    public async Task<ConversationState?> LoadAsync(Guid callId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var call = await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.CorrelationId == callId, cancellationToken);
        if (call is null)
            return null;
        var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == call.ConversationId, cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == call.ConversationId)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Take(LatestMessages)
            .ToListAsync(cancellationToken);
        messages.Reverse();
        var opening = OpeningOf(callId, messages);
        return new ConversationState
        {
            CallId = callId,
            Initiation = call.Initiation,
            Language = call.Language is { Length: > 0 } chosen ? chosen : call.Initiation.DefaultLanguage,
            Rate = call.Initiation.ProsodyRate,
            Messages = [.. messages.Select(message => message.ToMessage())],
            Claim = new Dictionary<string, string>(conversation?.Claim ?? [], StringComparer.Ordinal),
            Reminders = [.. conversation?.Reminders ?? []],
            TimeZone = options.Value.TimeZone,
            Variants = call.Variants,
            Opening = opening,
            LineBroke = call.MediaSessionId is not null || call.StreamingAttempts > 0 || opening == ConversationOpening.Restored,
        };
    }

    private static ConversationOpening OpeningOf(Guid callId, List<MessageRecord> messages)
    {
        var said = messages.Where(m => m.Action is MessageAction.Talk or MessageAction.Sms).ToList();
        if (said.Exists(m => m.CallId == callId && m.Action == MessageAction.Talk))
            return ConversationOpening.Restored;
        return said.Count > 0 ? ConversationOpening.Resumed : ConversationOpening.New;
    }
}
