using System.Globalization;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>Rows as the saga writes them, and phone numbers that no other test uses.</summary>
public static class Stored
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private static int numbers;

    public static PhoneNumber NewNumber() =>
        PhoneNumber.Parse("+336" + Interlocked.Increment(ref numbers).ToString("00000000", CultureInfo.InvariantCulture));

    public static CallInitiation Initiation(PhoneNumber number) => new()
    {
        PhoneNumber = number,
        BotCompany = "Contoso",
        BotName = "Amélie",
        AgentPhoneNumber = PhoneNumber.Parse("+33600000001"),
        Task = "Help the caller.",
        Claim = [new ClaimField("hardware_info", ClaimFieldType.Text), new ClaimField("first_seen", ClaimFieldType.Datetime, "When it began")],
        Languages = ["en-US"],
        DefaultLanguage = "en-US",
        ProsodyRate = 1,
    };

    public static CallState Call(PhoneNumber number, string state = "Talking", DateTimeOffset? createdAt = null, Guid? conversationId = null) => new()
    {
        CorrelationId = Guid.NewGuid(),
        CurrentState = state,
        ConversationId = conversationId ?? Guid.NewGuid(),
        Direction = CallDirection.Outbound,
        PhoneNumber = number.Value,
        Initiation = Initiation(number),
        Language = "en-US",
        CreatedAt = createdAt ?? Morning,
    };

    public static ConversationRecord Conversation(CallState call) => new()
    {
        Id = call.ConversationId,
        PhoneNumber = call.PhoneNumber,
        Initiation = call.Initiation,
        Language = call.Language,
        CreatedAt = call.CreatedAt,
        UpdatedAt = call.CreatedAt,
    };

    public static MessageRecord Said(CallState call, string words, int turn, Persona persona = Persona.Human) => new()
    {
        ConversationId = call.ConversationId,
        CallId = call.CorrelationId,
        SourceId = call.CorrelationId,
        TurnIndex = turn,
        CreatedAt = call.CreatedAt.AddSeconds(turn),
        Action = MessageAction.Talk,
        Persona = persona,
        Content = words,
        Language = call.Language,
    };

    /// <summary>A fact that was written down in a turn; a new claim where it has no name.</summary>
    public static ClaimChangeRecord Wrote(CallState call, int turn, string? field, string? value, int position = 0) => new()
    {
        ConversationId = call.ConversationId,
        CallId = call.CorrelationId,
        SourceId = call.CorrelationId,
        TurnIndex = turn,
        Position = position,
        ChangedAt = call.CreatedAt.AddSeconds(turn + 0.5),
        Field = field,
        Value = value,
    };

    /// <summary>A message that failed on an endpoint that nothing listens on.</summary>
    public static DeadLetterRecord FailedMessage(Guid? call, string? body = null) => new()
    {
        MessageId = Guid.NewGuid(),
        CallId = call,
        Endpoint = "nowhere",
        MessageType = "urn:message:Test:First;urn:message:Test:Second",
        ContentType = "application/vnd.masstransit+json",
        Body = body ?? """{"messageType":["urn:message:Test:First"],"message":{"text":"secret words"}}""",
        Reason = "InvalidOperationException: Boom",
        FailedAt = Morning,
    };
}
