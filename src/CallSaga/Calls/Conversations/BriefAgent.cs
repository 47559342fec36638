using CallCenter.Contracts.Notifications;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Texts the human agent who takes over what the call is about.</summary>
internal sealed class BriefAgent(CallCenterDbContext store) : CallActivity
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState> context)
    {
        var call = context.Saga;
        var conversation = await store.Conversations.SingleAsync(row => row.Id == call.ConversationId, context.CancellationToken);
        await context.Publish(new SendSms
        {
            SmsId = StableId.From("agent-brief", call.CorrelationId.ToString("N")),
            CallId = call.CorrelationId,
            To = call.Initiation.AgentPhoneNumber,
            Text = AgentBrief.Write(call, conversation),
            Language = call.Language,
            ToCaller = false,
        });
    }
}
