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
    private const string Path = "prompts.llm";

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
    /// <param name="recorded">What was recorded on the call; empty before that.</param>
    public ModelPromptOptions For(string caller, IReadOnlyDictionary<string, string> recorded)
    {
        if (Trials.Count == 0)
            return this;
        var own = (ModelPromptOptions)MemberwiseClone();
        own.Trials = [];
        var allotments = TrialAllotment.Of(Path, Trials);
        foreach (var text in Texts)
        {
            if (allotments.TryGetValue(SnakeCase.KeyOf(text), out var allotment) && allotment.For(caller, recorded).Value is { } trial)
                text.SetValue(own, trial.Text);
        }

        return own;
    }

    /// <summary>What is recorded on a call that begins: the name of the caller's text of each instruction that has trials, <c>default</c> for its own.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public Dictionary<string, string> DrawFor(string caller) => TrialAllotment.Of(Path, Trials).Values
        .ToDictionary(allotment => allotment.Key, allotment => allotment.Draw(caller).Name, StringComparer.Ordinal);

    void ICheckedSettings.Check(Action<string, string> report)
    {
        foreach (var property in Texts)
            ReportUnknown(SnakeCase.KeyOf(property), (string?)property.GetValue(this) ?? "", report);
        for (var i = 0; i < Trials.Count; i++)
            ReportUnknown($"trials:{i}:text", Trials[i].Text, report);
        TrialOptions.Check(Trials, [.. Texts.Select(SnakeCase.KeyOf)], report);
    }

    private static IReadOnlyList<PropertyInfo> Texts { get; } = [.. typeof(ModelPromptOptions).GetProperties().Where(property => property.PropertyType == typeof(string))];

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
