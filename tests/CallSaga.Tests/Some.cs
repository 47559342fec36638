using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests;

/// <summary>Things to make calls of.</summary>
internal static class Some
{
    public const string ConnectionId = "401f3500-cid";
    public const string ServerCallId = "aHR0cHM6server";

    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private static int numbers = 1_000_000;

    /// <summary>A number nobody else calls from.</summary>
    public static PhoneNumber Number() => PhoneNumber.Parse($"+1425{Interlocked.Increment(ref numbers)}");

    public static CallInitiation Initiation(PhoneNumber? number = null, params string[] languages) => new()
    {
        PhoneNumber = number ?? Number(),
        BotCompany = "Contoso",
        BotName = "Amélie",
        AgentPhoneNumber = PhoneNumber.Parse("+14255550111"),
        Task = "Help with the laptop",
        Claim = [new("hardware_info", ClaimFieldType.Text), new("first_seen", ClaimFieldType.Datetime)],
        Languages = languages is [] ? ["en-US"] : languages,
        DefaultLanguage = languages is [] ? "en-US" : languages[0],
        ProsodyRate = 1,
    };

    public static ConversationMessage Said(string words, Persona by = Persona.Human) => new()
    {
        CreatedAt = Morning,
        Action = MessageAction.Talk,
        Persona = by,
        Content = words,
        Language = "en-US",
    };

    public static TurnCompleted Turn(Guid callId, Guid sessionId, int index, params ConversationMessage[] messages) => new()
    {
        CallId = callId,
        SessionId = sessionId,
        Index = index,
        Messages = messages,
        Language = "en-US",
    };

    public static Synthesis Synthesis() => new()
    {
        Short = "Laptop",
        Long = "The laptop is broken.",
        Satisfaction = Satisfaction.High,
        ImprovementSuggestions = "None",
    };

    public static AcsResult Result(int code, int subCode) => new(code, subCode);
}
