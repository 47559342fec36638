using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>The entries of a conversation that mark the beginning and the end of a call.</summary>
internal static class CallMoments
{
    public static MessageRecord Begin(CallState call) => Moment(
        call, MessageAction.Call, 0, call.CreatedAt, call.Direction == CallDirection.Outbound ? Persona.Assistant : Persona.Human);

    public static MessageRecord End(CallState call) => Moment(
        call, MessageAction.Hangup, 1, call.ClosedAt!.Value, call.CloseReason == CloseReason.CallerHungUp ? Persona.Human : Persona.Assistant);

    private static MessageRecord Moment(CallState call, MessageAction action, int position, DateTimeOffset at, Persona persona) => new()
    {
        ConversationId = call.ConversationId,
        CallId = call.CorrelationId,
        SourceId = call.CorrelationId,
        Position = position,
        CreatedAt = at,
        Action = action,
        Persona = persona,
        Language = call.Language,
    };
}
