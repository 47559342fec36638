using System.Text.RegularExpressions;

namespace CallCenter.Assistant.Prompts;

/// <summary>Fills the placeholders of an instruction. Which are allowed was checked when the configuration was read.</summary>
internal static partial class PromptTemplate
{
    /// <summary>Replaces <c>{name}</c> by its value, <c>{{</c> and <c>}}</c> by single braces; other braces stay.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(template, match => match.Value switch
    {
        "{{" => "{",
        "}}" => "}",
        _ => values.TryGetValue(match.Groups["name"].Value, out var value) ? value : match.Value,
    });

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[A-Za-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
