using CallCenter.Contracts.Insights;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Stores what was made of the conversation; the latest replaces what was made of it before.</summary>
internal sealed class StoreInsights(CallCenterDbContext store, TimeProvider clock) : CallActivity<InsightsReady>
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState, InsightsReady> context)
    {
        var conversation = await store.Conversations.SingleAsync(row => row.Id == context.Saga.ConversationId, context.CancellationToken);
        conversation.Synthesis = context.Message.Synthesis;
        conversation.Next = context.Message.Next;
        conversation.Touch(clock.GetUtcNow());
        if (context.MessageId is { } source)
            await StoredUsage.AddAsync(store, context.Saga, source, number: 0, context.Message.Usage, context.CancellationToken);
    }
}
