using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Structured;

/// <summary>Writes a text message about a call: what was collected, in the language of the call.</summary>
internal static class TextSummary
{
    private const int Longest = 300;

    /// <summary>At most 300 characters.</summary>
    public static string Write(Briefing briefing)
    {
        var phrases = LanguagePacks.For(briefing.Call.Language).Phrases;
        var facts = string.Join("; ", briefing.Fields
            .Where(known => !known.IsAboutCaller && briefing.Claim.ContainsKey(known.Name))
            .Select(known => $"{known.Label}: {ReadableValue.Of(briefing.Claim[known.Name], briefing.Call.Language)}"));
        var text = facts.Length > 0
            ? phrases.MessageText.Replace("{value}", facts, StringComparison.Ordinal)
            : phrases.CallAgain;
        text = text.Replace("{company}", briefing.Call.Company, StringComparison.Ordinal);
        var signature = $" {briefing.Call.BotName}, {briefing.Call.Company}";
        return text.Length + signature.Length <= Longest ? text + signature : text[..(Longest - signature.Length - 1)] + "…" + signature;
    }
}
