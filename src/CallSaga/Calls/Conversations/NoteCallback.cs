using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>After a failed transfer the caller is promised to be called back: notes it for a human, in the words the caller hears.</summary>
internal sealed class NoteCallback(CallCenterDbContext store, CallPolicy policy) : CallActivity
{
    private const string Owner = "agent";

    protected override async Task ExecuteAsync(BehaviorContext<CallState> context)
    {
        var call = context.Saga;
        var now = policy.Now;
        var conversation = await store.Conversations.SingleAsync(row => row.Id == call.ConversationId, context.CancellationToken);
        conversation.Note(new Reminder
        {
            Title = $"☎ {call.PhoneNumber}",
            Description = policy.Words(call, SpokenPrompt.TransferFailure),
            DueAt = now + Transfers.CallbackWithin,
            Owner = Owner,
            CreatedAt = now,
        });
        conversation.Touch(now);
    }
}
