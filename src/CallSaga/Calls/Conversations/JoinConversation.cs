using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>
/// Takes up the latest conversation of the number, where it changed recently enough and was led by the same settings; begins one
/// otherwise. Then writes down that a call began, and what it was drawn of flags, instructions and spoken texts that differ from caller to caller.
/// </summary>
internal sealed class JoinConversation(
    CallCenterDbContext store, TimeProvider clock, IOptionsMonitor<FeatureFlags> flags, IOptionsMonitor<ModelPromptOptions> instructions, SpokenPrompts prompts) : CallActivity
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState> context)
    {
        var call = context.Saga;
        var now = clock.GetUtcNow();
        call.Variants = new Dictionary<string, string>(
            [.. flags.CurrentValue.DrawFor(call.PhoneNumber), .. instructions.CurrentValue.DrawFor(call.PhoneNumber), .. prompts.DrawFor(call.PhoneNumber)], StringComparer.Ordinal);

        // Two calls of one number that begin at once, in any process, belong together: the second finds what the first began.
        await store.HoldAsync(StableId.From("conversation-of", call.PhoneNumber), context.CancellationToken);
        var conversation = await FindAsync(call, now, context.CancellationToken) ?? Begin(call, now);
        if (call.Initiation.Languages.Contains(conversation.Language, StringComparer.Ordinal))
            call.Language = conversation.Language;
        call.ConversationId = conversation.Id;
        conversation.Touch(now);
        store.Messages.Add(CallMoments.Begin(call));
    }

    private async Task<ConversationRecord?> FindAsync(CallState call, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - flags.CurrentValue.For(call.PhoneNumber, call.Variants).CallbackTimeout;
        if (oldest == now)
            return null;
        var latest = await store.Conversations
            .Where(conversation => conversation.PhoneNumber == call.PhoneNumber && conversation.UpdatedAt >= oldest)
            .OrderByDescending(conversation => conversation.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return latest is not null && string.Equals(Settings(latest.Initiation), Settings(call.Initiation), StringComparison.Ordinal) ? latest : null;
    }

    private ConversationRecord Begin(CallState call, DateTimeOffset now)
    {
        var conversation = new ConversationRecord
        {
            Id = StableId.From("conversation", call.CorrelationId.ToString("N")),
            PhoneNumber = call.PhoneNumber,
            Initiation = call.Initiation,
            Language = call.Language,
            CreatedAt = now,
        };
        store.Conversations.Add(conversation);
        return conversation;
    }

    // Lists compare by reference, so records that say the same are compared as text. Who leads the talk changes nothing of what it is about.
    private static string Settings(CallInitiation initiation) =>
        JsonSerializer.Serialize(initiation with { PhoneNumber = default, Engine = default }, JsonSerializerOptions.Web);
}
