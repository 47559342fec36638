using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Stores a turn with all that came of it, once however often it is delivered.</summary>
internal sealed class StoreTurn(CallCenterDbContext store, TimeProvider clock) : CallActivity<TurnCompleted>
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState, TurnCompleted> context)
    {
        var (call, turn) = (context.Saga, context.Message);
        var (conversation, isStored) = await StoredTurns.ConversationAsync(
            store, call.ConversationId, turn.SessionId, turn.Index, context.CancellationToken);
        if (isStored)
            return;

        store.Messages.AddRange(turn.Messages.Select((message, position) => Row(call, turn, message, position)));
        if (turn.Timings is not null || turn.Unheard.Count > 0 || turn.Messages.Count == 0)
            store.Turns.Add(Row(call, turn));

        StoredUsage.Add(store, call, turn.SessionId, turn.Index, turn.Usage);
        var now = clock.GetUtcNow();
        conversation.Apply(turn);
        await StoredClaims.AddAsync(store, conversation, turn, now, context.CancellationToken);
        conversation.Touch(now);
        Follow(call, turn);
        if (HasCallersWords(turn))
            context.GetOrAddPayload(() => new StoredWords());
    }

    private static bool HasCallersWords(TurnCompleted turn) => turn.Messages.Any(message => message.Persona == Persona.Human);

    private static void Follow(CallState call, TurnCompleted turn)
    {
        // News of a session that has lost the call to another one by now.
        var isLate = call.MediaSessionId is { } holder && holder != turn.SessionId;
        if (!isLate)
            call.Language = turn.Language;
        if (HasCallersWords(turn))
        {
            call.CallerSpoke = true;
            call.StreamingFailures = isLate ? call.StreamingFailures : 0;
        }

        if (call.AwaitedTurn == turn.Index && call.MediaSessionId == turn.SessionId)
        {
            call.AwaitedTurn = null;
            call.MediaSessionId = null;
        }
    }

    private static TurnRecord Row(CallState call, TurnCompleted turn) => new()
    {
        SessionId = turn.SessionId,
        Index = turn.Index,
        CallId = call.CorrelationId,
        Timings = turn.Timings ?? new(),
        Unheard = [.. turn.Unheard],
    };

    private static MessageRecord Row(CallState call, TurnCompleted turn, ConversationMessage message, int position) => new()
    {
        ConversationId = call.ConversationId,
        CallId = call.CorrelationId,
        SourceId = turn.SessionId,
        TurnIndex = turn.Index,
        Position = position,
        CreatedAt = message.CreatedAt,
        Action = message.Action,
        Persona = message.Persona,
        Content = message.Content,
        Style = message.Style,
        Language = message.Language,
        ToolCalls = [.. message.ToolCalls],
        Documents = [.. message.Documents],
    };
}
