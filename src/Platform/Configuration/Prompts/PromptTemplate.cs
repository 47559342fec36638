using System.Text.RegularExpressions;

namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>Which key and which placeholders belong to a spoken prompt, and how placeholders are filled in.</summary>
internal static partial class PromptTemplate
{
    public static string KeyOf(SpokenPrompt prompt) => prompt switch
    {
        SpokenPrompt.Hello => "hello_tpl",
        SpokenPrompt.HelloAgain => "hello_again_tpl",
        SpokenPrompt.Goodbye => "goodbye_tpl",
        SpokenPrompt.Error => "error_tpl",
        SpokenPrompt.Silence => "timeout_silence_tpl",
        SpokenPrompt.Loading => "timeout_loading_tpl",
        SpokenPrompt.Transfer => "connect_agent_tpl",
        SpokenPrompt.TransferFailure => "calltransfer_failure_tpl",
        SpokenPrompt.LanguageMenu => "ivr_language_tpl",
        SpokenPrompt.Rephrase => "rephrase_tpl",
        SpokenPrompt.NoAnswerApology => "no_answer_tpl",
        SpokenPrompt.RecordingNotice => "recording_tpl",
        SpokenPrompt.Reconnected => "reconnected_tpl",
        _ => throw new ArgumentOutOfRangeException(nameof(prompt)),
    };

    public static IReadOnlyList<string> PlaceholdersOf(SpokenPrompt prompt) =>
        prompt == SpokenPrompt.LanguageMenu ? ["bot_name", "bot_company", "label", "index"] : ["bot_name", "bot_company"];

    /// <summary>The placeholders of a text that its prompt does not know.</summary>
    public static IEnumerable<string> Unknown(SpokenPrompt prompt, string template) =>
        Placeholder().Matches(template).Select(match => match.Groups["name"].Value).Except(PlaceholdersOf(prompt), StringComparer.Ordinal);

    /// <summary>Whether two texts have the same placeholders, each as often.</summary>
    public static bool HaveSamePlaceholders(string one, string other) =>
        Placeholder().Matches(one).Select(match => match.Value).Order(StringComparer.Ordinal)
            .SequenceEqual(Placeholder().Matches(other).Select(match => match.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(
        template,
        match => values.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new ArgumentException($"no value for the placeholder {match.Value}", nameof(values)));

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
