using System.Text.Json.Serialization;

namespace CallCenter.Simulator.Sms;

/// <summary>A text message that the call center has sent.</summary>
internal sealed record SmsMessage(
    [property: JsonPropertyName("message_id")] string MessageId,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("tag")] string? Tag,
    [property: JsonPropertyName("sent_at")] DateTimeOffset SentAt);
