using System.Globalization;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tests;

/// <summary>Some call, with the parts that a test does not care about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static CallInitiation Initiation(string caller = "+33612345678", params string[] languages) => new()
    {
        PhoneNumber = PhoneNumber.Parse(caller),
        AgentPhoneNumber = PhoneNumber.Parse("+33698765432"),
        BotCompany = "Contoso",
        BotName = "Amélie",
        Task = "Help the caller with their computer.",
        Claim =
        [
            new ClaimField("hardware_info", ClaimFieldType.Text, "Model of the computer"),
            new ClaimField("first_seen", ClaimFieldType.Datetime),
            new ClaimField("building_location", ClaimFieldType.Text),
        ],
        Languages = languages is [] ? ["en-US", "fr-FR"] : languages,
        DefaultLanguage = languages is [] ? "en-US" : languages[0],
        ProsodyRate = 1,
    };

    public static DateTimeReader Dates(string language, string? now = null) =>
        new(TimeZoneInfo.ConvertTime(now is null ? Now : DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Paris), Paris, language);

    public static ConversationMessage Caller(string words) => new()
    {
        CreatedAt = Now,
        Action = MessageAction.Talk,
        Persona = Persona.Human,
        Content = words,
        Language = "en-US",
    };

    public static ConversationMessage Assistant(string words, params ToolCall[] calls) => Caller(words) with { Persona = Persona.Assistant, ToolCalls = calls };

    public static ChatContext Context(params ConversationMessage[] messages) => new()
    {
        CallId = Guid.Parse("5c3d3c54-93a1-4e6a-8a3c-0d5a5f6b7c80"),
        Channel = ChatChannel.Voice,
        Initiation = Initiation(),
        Language = "en-US",
        Messages = messages is [] ? [Caller("My laptop is broken.")] : messages,
        Claim = new Dictionary<string, string>(StringComparer.Ordinal),
        Reminders = [],
    };

    public static AnswerState Answer(ChatContext? context = null) =>
        new(context ?? Context(), TimeZoneInfo.ConvertTime(Now, Paris), Paris) { LastSentence = "Something was said." };
}
