using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Persistence;

namespace CallCenter.Platform.Tests.Housekeeping;

/// <summary>Rows that a call leaves behind.</summary>
internal static class Traces
{
    public const string Number = "+33612345678";

    public const string Envelope = """{"messageId":"00000000-0000-0000-0000-0000000000a1","messageType":["urn:message:Test"],"message":{"text":"Hello"}}""";

    public static CallState Call(DateTimeOffset closedAt, string number = Number, Guid? conversation = null, string state = "Closed") => new()
    {
        CorrelationId = Guid.NewGuid(),
        Version = 7,
        CurrentState = state,
        ConversationId = conversation ?? Guid.NewGuid(),
        Direction = CallDirection.Outbound,
        PhoneNumber = number,
        Initiation = SampleInitiation.Create(),
        Language = "en-US",
        CreatedAt = closedAt.AddMinutes(-5),
        ClosedAt = state is "Closed" ? closedAt : null,
    };

    /// <summary>A conversation that ended with this call, and one row of everything else that hangs on it.</summary>
    public static IEnumerable<object> Everything(CallState call, DateTimeOffset? updatedAt = null)
    {
        yield return call;
        yield return new ConversationRecord
        {
            Id = call.ConversationId,
            Version = 3,
            PhoneNumber = call.PhoneNumber,
            Initiation = call.Initiation,
            Language = "en-US",
            Claim = new(StringComparer.Ordinal) { ["caller_phone"] = call.PhoneNumber },
            CreatedAt = call.CreatedAt,
            UpdatedAt = updatedAt ?? call.ClosedAt ?? call.CreatedAt,
        };
        yield return Said(call, 0);
        yield return new ClaimChangeRecord { ConversationId = call.ConversationId, CallId = call.CorrelationId, SourceId = Guid.NewGuid(), ChangedAt = call.CreatedAt, Field = "caller_phone", Value = call.PhoneNumber };
        yield return new TurnRecord { SessionId = Guid.NewGuid(), Index = 0, CallId = call.CorrelationId };
        yield return new UsageRecord { SourceId = Guid.NewGuid(), Number = 0, CallId = call.CorrelationId, Items = [new(UsageKind.TextMessages, 1)] };
        yield return new EffectRecord { CallId = call.CorrelationId, Intent = "place", Attempt = 1, IntendedAt = call.CreatedAt };
        yield return Request(call.PhoneNumber, call.CreatedAt, call.CorrelationId);
        yield return Pending(call.CorrelationId, call.CreatedAt);
        yield return Letter(call.CreatedAt, call.CorrelationId);
    }

    public static MessageRecord Said(CallState call, int turn) => new()
    {
        ConversationId = call.ConversationId,
        CallId = call.CorrelationId,
        SourceId = call.CorrelationId,
        TurnIndex = turn,
        CreatedAt = call.CreatedAt,
        Action = MessageAction.Talk,
        Content = "Hello",
        Language = "en-US",
        Documents = [new DocumentReference($"asked by {call.PhoneNumber}", "Opening hours", "faq.md")],
    };

    public static CallRequestRecord Request(string number, DateTimeOffset createdAt, Guid? call = null) => new()
    {
        CallId = call ?? Guid.NewGuid(),
        ContentHash = "hash",
        PhoneNumber = number,
        Initiation = SampleInitiation.Create(),
        CreatedAt = createdAt,
    };

    public static OutboxRecord Pending(Guid? call, DateTimeOffset dueAt, string body = "{}") => new()
    {
        MessageId = Guid.NewGuid(),
        CallId = call,
        DueAt = dueAt,
        FreeAt = dueAt,
        Destination = "queue:call-state",
        MessageType = "urn:message:Test",
        ContentType = "application/vnd.masstransit+json",
        Body = body,
    };

    public static DeadLetterRecord Letter(DateTimeOffset failedAt, Guid? call = null, string body = Envelope) => new()
    {
        MessageId = Guid.NewGuid(),
        CallId = call,
        Endpoint = "send-sms",
        MessageType = "urn:message:Test",
        ContentType = "application/vnd.masstransit+json",
        Body = body,
        Reason = "Boom",
        FailedAt = failedAt,
    };

    public static InboxRecord Taken(DateTimeOffset at) => new() { MessageId = Guid.NewGuid(), Endpoint = "call-state", ConsumedAt = at };
}
