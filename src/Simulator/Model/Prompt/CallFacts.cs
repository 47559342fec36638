using System.Globalization;
using System.Text.Json;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Prompt;

/// <summary>The <c>&lt;call&gt;</c> block of the instructions: who talks with whom, in which language, and when.</summary>
internal sealed record CallFacts
{
    /// <summary>BCP-47 tag of the conversation.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>The company the assistant works for; empty when unknown.</summary>
    public string Company { get; init; } = "";

    /// <summary>The assistant's name; empty when unknown.</summary>
    public string BotName { get; init; } = "";

    /// <summary>The caller's number, E.164; empty when unknown.</summary>
    public string CallerPhone { get; init; } = "";

    /// <summary>The moment, on the caller's clock.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The caller's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Reads the block; what it does not say keeps its default.</summary>
    public static CallFacts Read(JsonElement block)
    {
        var facts = new CallFacts();
        return new CallFacts
        {
            Language = ChatRequestReader.Text(block, "language") ?? facts.Language,
            Company = ChatRequestReader.Text(block, "company") ?? "",
            BotName = ChatRequestReader.Text(block, "bot_name") ?? "",
            CallerPhone = ChatRequestReader.Text(block, "caller_phone") ?? "",
            Now = DateTimeOffset.TryParse(ChatRequestReader.Text(block, "now"), CultureInfo.InvariantCulture, out var now) ? now : facts.Now,
            Zone = TimeZoneInfo.TryFindSystemTimeZoneById(ChatRequestReader.Text(block, "time_zone") ?? "", out var zone) ? zone : facts.Zone,
        };
    }

    /// <summary>A moment on the caller's clock with the offset that holds then.</summary>
    public DateTimeOffset At(DateTime local) =>
        new(local, Zone.Equals(TimeZoneInfo.Utc) ? Now.Offset : Zone.GetUtcOffset(local));
}
