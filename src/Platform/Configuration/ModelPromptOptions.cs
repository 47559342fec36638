using System.Text.RegularExpressions;
using CallCenter.Platform.Configuration.Reading;

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

    void ICheckedSettings.Check(Action<string, string> report)
    {
        foreach (var property in GetType().GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            foreach (var unknown in Unknown((string?)property.GetValue(this) ?? ""))
                report(SnakeCase.KeyOf(property), $"the placeholder {{{unknown}}} is unknown, expected {string.Join(", ", Placeholders.Select(name => $"{{{name}}}"))}");
        }
    }

    private static IEnumerable<string> Unknown(string text) => Placeholder()
        .Matches(text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal))
        .Select(match => match.Groups["name"].Value)
        .Except(Placeholders, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[A-Za-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
