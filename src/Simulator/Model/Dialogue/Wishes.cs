using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>Something the caller wants besides giving facts.</summary>
/// <param name="Announcement">Said while it is done.</param>
/// <param name="Call">The tool that does it; null when none is offered.</param>
internal sealed record Wish(string Announcement, ToolCall? Call);

/// <summary>Recognises wishes and emergencies, and turns them into tool calls.</summary>
internal sealed class Wishes(ChatRequest request, Briefing briefing, LanguagePack pack, ToolCaller tools)
{
    private const string EmergencyTool = "notify_emergencies";
    private static readonly TimeOnly CallBackTime = new(10, 0);

    private static readonly (string Name, string Code)[] LanguageNames =
    [
        ("english", "en"), ("anglais", "en"), ("ingles", "en"), ("英语", "en"), ("英文", "en"),
        ("french", "fr"), ("francais", "fr"), ("frances", "fr"), ("法语", "fr"),
        ("spanish", "es"), ("espagnol", "es"), ("espanol", "es"), ("castellano", "es"), ("西班牙语", "es"),
        ("chinese", "zh"), ("mandarin", "zh"), ("chinois", "zh"), ("chino", "zh"), ("中文", "zh"),
    ];

    /// <summary>All that the caller wants, most urgent first.</summary>
    public IReadOnlyList<Wish> Read(string text, History history)
    {
        var folded = Folding.Fold(text);
        var wishes = new List<Wish?> { Emergency(text, folded, history), Human(folded), CallBack(text, folded), Sms(folded), Language(folded) };
        if (pack.Intents.Slower.IsMatch(folded))
            wishes.Add(Speed(0.85, pack.Phrases.Slower));
        else if (pack.Intents.Faster.IsMatch(folded))
            wishes.Add(Speed(1.15, pack.Phrases.Faster));
        if (pack.Intents.NewClaim.IsMatch(folded) && request.Offers("new_claim"))
            wishes.Add(new Wish(pack.Phrases.NewClaim, tools.Call("new_claim", pack.Phrases.NewClaim)));
        var wanted = wishes.OfType<Wish>().ToList();
        return wanted.Count == 0 && Search(text, folded) is { } search ? [search] : wanted;
    }

    private Wish? Emergency(string text, string folded, History history)
    {
        var alerted = history.AssistantTurns.Any(turn => turn.Contains(pack.Phrases.Emergency, StringComparison.Ordinal));
        if (alerted || !request.Offers(EmergencyTool) || !pack.Intents.Danger.IsMatch(folded))
            return null;

        var place = briefing.Fields.FirstOrDefault(field => field.Kind == FieldKind.Place);
        return new Wish(pack.Phrases.Emergency, tools.Call(
            EmergencyTool,
            text,
            ("reason", text),
            ("location", place is not null && briefing.Claim.TryGetValue(place.Name, out var known) ? known : text),
            ("contact", briefing.Call.CallerPhone.Length > 0 ? briefing.Call.CallerPhone : text),
            ("service", folded.Contains("fire", StringComparison.Ordinal) || folded.Contains("feu", StringComparison.Ordinal) || folded.Contains("gas", StringComparison.Ordinal) ? "fire" : "medical")));
    }

    private Wish? Human(string folded)
    {
        if (!pack.Intents.Human.IsMatch(folded))
            return null;
        return request.Offers("talk_to_human")
            ? new Wish(pack.Phrases.Transfer, tools.Call("talk_to_human", pack.Phrases.Transfer))
            : new Wish(pack.Phrases.NoTransfer, Call: null);
    }

    private Wish? CallBack(string text, string folded)
    {
        if (!pack.Intents.CallBack.IsMatch(folded) || !request.Offers("new_or_updated_reminder"))
            return null;

        var now = briefing.Call.Now;
        var said = new MomentReader(pack.Dates, now.DateTime, future: true).Find(text, expected: true);
        var moment = said.Count > 0 ? said[0] : new Moment(0, 0, DateOnly.FromDateTime(now.DateTime).AddDays(1), CallBackTime);
        return new Wish(pack.Phrases.Reminder, tools.Call(
            "new_or_updated_reminder",
            text,
            ("title", pack.Phrases.ReminderTitle),
            ("description", text),
            ("due_date_time", (moment with { Time = moment.Time ?? CallBackTime }).Iso(briefing.Call, future: true)),
            ("owner", "assistant")));
    }

    private Wish? Sms(string folded)
    {
        if (!pack.Intents.Sms.IsMatch(folded) || !request.Offers("send_sms"))
            return null;

        var facts = string.Join("; ", briefing.Claim.Select(pair => $"{pair.Key.Replace('_', ' ')}: {pair.Value}"));
        var message = pack.Phrases.MessageText
            .Replace("{company}", briefing.Call.Company, StringComparison.Ordinal)
            .Replace("{value}", facts.Length > 0 ? facts : "-", StringComparison.Ordinal);
        return new Wish(pack.Phrases.Sms, tools.Call("send_sms", message, ("message", message)));
    }

    // A question that is none about the call itself.
    private Wish? Search(string text, string folded)
    {
        var intents = pack.Intents;
        if (!request.Offers(FoundDocuments.Tool) || !intents.Question.IsMatch(folded) || intents.Repeat.IsMatch(folded) || intents.Who.IsMatch(folded))
            return null;
        return new Wish(pack.Phrases.LookingUp, tools.Call(FoundDocuments.Tool, text, ("queries", new JsonArray(text))));
    }

    private Wish? Speed(double speed, string announcement) => request.Offers("speech_speed")
        ? new Wish(announcement, tools.Call("speech_speed", announcement, ("speed", speed)))
        : null;

    private Wish? Language(string folded)
    {
        if (pack.Intents.Language.Match(folded) is not { Success: true } match || !request.Offers("speech_lang"))
            return null;

        var code = LanguageNames.First(language => string.Equals(language.Name, match.Groups["language"].Value, StringComparison.Ordinal)).Code;
        var choices = tools.Choices("speech_lang", "lang");
        var tag = choices.Count == 0 ? code : choices.FirstOrDefault(choice => choice.StartsWith(code, StringComparison.OrdinalIgnoreCase));
        if (string.Equals(code, pack.Code, StringComparison.Ordinal))
            return null;
        return tag is null
            ? new Wish(pack.Phrases.ToolFailed, Call: null)
            : new Wish(LanguagePacks.For(code).Phrases.LanguageChange, tools.Call("speech_lang", tag, ("lang", tag)));
    }
}
