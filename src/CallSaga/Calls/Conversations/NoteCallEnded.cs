using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Writes down that the call ended.</summary>
internal sealed class NoteCallEnded(CallCenterDbContext store, TimeProvider clock) : CallActivity
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState> context)
    {
        store.Messages.Add(CallMoments.End(context.Saga));
        var conversation = await store.Conversations.SingleAsync(row => row.Id == context.Saga.ConversationId, context.CancellationToken);
        conversation.Touch(clock.GetUtcNow());
    }
}
