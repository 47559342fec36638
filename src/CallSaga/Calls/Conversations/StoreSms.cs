using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Notifications;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Stores a text message to the caller as part of the conversation, once however often it is delivered.</summary>
internal sealed class StoreSms(CallCenterDbContext store, TimeProvider clock) : CallActivity<SmsSent>
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState, SmsSent> context)
    {
        var (call, sms) = (context.Saga, context.Message);
        var isNew = await StoredUsage.AddAsync(store, call, sms.SmsId, number: 0, [new UsageItem(UsageKind.TextMessages, Math.Max(1, sms.Parts))], context.CancellationToken);
        if (isNew && !sms.ToCaller)
            store.Entry(call).Property(row => row.CurrentState).IsModified = true;
        if (!sms.ToCaller || await store.Messages.AnyAsync(message => message.SourceId == sms.SmsId, context.CancellationToken))
            return;

        store.Messages.Add(new MessageRecord
        {
            ConversationId = call.ConversationId,
            CallId = call.CorrelationId,
            SourceId = sms.SmsId,
            CreatedAt = sms.SentAt,
            Action = MessageAction.Sms,
            Persona = Persona.Assistant,
            Content = sms.Text,
            Language = sms.Language,
        });
        var conversation = await store.Conversations.SingleAsync(row => row.Id == call.ConversationId, context.CancellationToken);
        conversation.Touch(clock.GetUtcNow());
    }
}
