using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Configuration.Variants;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// The instructions given to the language models (<c>prompts.llm</c>). What is not configured keeps its built-in text. The data a model
/// works on (call, claim, reminders, conversation) is appended to each, so that a text need not have placeholders for it.
/// </summary>
[Section("prompts:llm")]
public sealed partial class ModelPromptOptions : ICheckedSettings
{
    /// <summary>The placeholders that every text may have, written in braces; double braces stand for single ones.</summary>
    public static IReadOnlyList<string> Placeholders { get; } =
    [
        "bot_company", "bot_name", "bot_phone_number", "phone_number", "date", "task", "default_lang",
        "claim", "reminders", "messages", "styles", "actions", "format",
    ];

    /// <summary>Who the assistant is; the beginning of all the others.</summary>
    public string? DefaultSystemTpl { get; set; }

    /// <summary>How the assistant talks on the phone.</summary>
    public string? ChatSystemTpl { get; set; }

    /// <summary>How the assistant answers text messages.</summary>
    public string? ChatSmsSystemTpl { get; set; }

    /// <summary>Added on the first turn of a call that continues an earlier conversation.</summary>
    public string? ResumedSystemTpl { get; set; }

    /// <summary>How the text message after a call is written.</summary>
    public string? SmsSummarySystemTpl { get; set; }

    /// <summary>How a conversation is summarised.</summary>
    public string? SynthesisSystemTpl { get; set; }

    /// <summary>How the words are named that a summary rests on.</summary>
    public string? CitationsSystemTpl { get; set; }

    /// <summary>How the next step is chosen.</summary>
    public string? NextSystemTpl { get; set; }

    /// <summary>Other texts of these, each for a percentage of callers.</summary>
    public List<PromptTrialOptions> Trials { get; set; } = [];

    /// <summary>The instructions as a caller's calls have them.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public ModelPromptOptions For(string caller)
    {
        if (Trials.Count == 0)
            return this;
        var own = (ModelPromptOptions)MemberwiseClone();
        own.Trials = [];
        foreach (var text in Texts)
            text.SetValue(own, Drawn(SnakeCase.KeyOf(text), caller)?.Text ?? text.GetValue(this));
        return own;
    }

    /// <summary>What is recorded on a call that begins: the name of the caller's text of each instruction that has trials, <c>default</c> for its own.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public Dictionary<string, string> DrawFor(string caller) => Trials.Select(trial => trial.Prompt).Distinct(StringComparer.Ordinal)
        .ToDictionary(key => $"prompts.llm.{key}", key => Drawn(key, caller)?.Name ?? "default", StringComparer.Ordinal);

    void ICheckedSettings.Check(Action<string, string> report)
    {
        foreach (var property in Texts)
            ReportUnknown(SnakeCase.KeyOf(property), (string?)property.GetValue(this) ?? "", report);
        var known = Texts.Select(SnakeCase.KeyOf).ToList();
        for (var i = 0; i < Trials.Count; i++)
        {
            ReportUnknown($"trials:{i}:text", Trials[i].Text, report);
            if (Trials[i].Prompt.Length > 0 && !known.Contains(Trials[i].Prompt, StringComparer.Ordinal))
                report($"trials:{i}:prompt", $"'{Trials[i].Prompt}' is unknown, expected one of {string.Join(", ", known)}");
        }

        foreach (var trials in Trials.GroupBy(trial => trial.Prompt, StringComparer.Ordinal).Where(trials => trials.Sum(trial => trial.Percent) > 100))
            report("trials", string.Create(CultureInfo.InvariantCulture, $"the percentages of {trials.Key} add up to {trials.Sum(trial => trial.Percent)}, expected 100 at most"));
    }

    private static IReadOnlyList<PropertyInfo> Texts { get; } = [.. typeof(ModelPromptOptions).GetProperties().Where(property => property.PropertyType == typeof(string))];

    // Null where the caller gets the instruction's own text.
    private PromptTrialOptions? Drawn(string key, string caller)
    {
        var place = CallerDraw.PlaceOf(caller, CallerDraw.SeedOf($"prompts.llm.{key}"));
        foreach (var trial in Trials.Where(trial => string.Equals(trial.Prompt, key, StringComparison.Ordinal)))
        {
            place -= (decimal)trial.Percent;
            if (place < 0)
                return trial;
        }

        return null;
    }

    private static void ReportUnknown(string key, string text, Action<string, string> report)
    {
        foreach (var unknown in Unknown(text))
            report(key, $"the placeholder {{{unknown}}} is unknown, expected {string.Join(", ", Placeholders.Select(name => $"{{{name}}}"))}");
    }

    private static IEnumerable<string> Unknown(string text) => Placeholder()
        .Matches(text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal))
        .Select(match => match.Groups["name"].Value)
        .Except(Placeholders, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[A-Za-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
