using System.Text.Json;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>What the tools of this turn answered. Results are text for a model to read, so refusals are told by their words.</summary>
internal sealed partial class ToolResults(IReadOnlyList<(ToolCall Call, string Result)> results)
{
    /// <summary>Whether any tool has run in this turn.</summary>
    public bool Any => results.Count > 0;

    /// <summary>Whether this tool has run, and was not refused.</summary>
    public bool Did(string tool) => results.Any(result => IsOf(result.Call, tool) && !IsRefusal(result.Result));

    /// <summary>Whether this tool was refused.</summary>
    public bool Failed(string tool) => results.Any(result => IsOf(result.Call, tool) && IsRefusal(result.Result));

    /// <summary>The language that was changed to; null if it was not.</summary>
    public string? NewLanguage => Did("speech_lang")
        ? Arguments(results.First(result => IsOf(result.Call, "speech_lang")).Call)
            .Select(value => ChatRequestReader.Text(value, "lang")).FirstOrDefault()
        : null;

    /// <summary>Fields that were written.</summary>
    public IReadOnlySet<string> Written { get; } = Fields(results, refused: false);

    /// <summary>Fields whose value was refused.</summary>
    public IReadOnlySet<string> Refused { get; } = Fields(results, refused: true);

    private static HashSet<string> Fields(IReadOnlyList<(ToolCall Call, string Result)> results, bool refused)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (call, result) in results.Where(result => IsOf(result.Call, Briefing.ClaimTool)))
        {
            var names = Arguments(call).SelectMany(Updates).Select(update => ChatRequestReader.Text(update, "field")).OfType<string>().ToList();
            var blamed = Sentences().Split(result).Where(IsRefusal).ToList();
            var named = names.Where(name => blamed.Exists(line => line.Contains(name, StringComparison.OrdinalIgnoreCase))).ToList();
            fields.UnionWith(names.Where(name => refused == (named.Count > 0 ? named.Contains(name, StringComparer.Ordinal) : blamed.Count > 0)));
        }

        return fields;
    }

    private static IEnumerable<JsonElement> Updates(JsonElement arguments) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty("updates", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [arguments];

    private static IEnumerable<JsonElement> Arguments(ToolCall call)
    {
        JsonElement arguments;
        try
        {
            using var document = JsonDocument.Parse(call.Arguments);
            arguments = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            yield break; // the product gave back a call whose arguments were cut off
        }

        yield return arguments;
    }

    // What was written may itself contain such words: "Written down: issue = error 404".
    private static bool IsRefusal(string sentence) => Refusal().IsMatch(sentence) && !Success().IsMatch(sentence);

    private static bool IsOf(ToolCall call, string tool) => string.Equals(call.Name, tool, StringComparison.Ordinal);

    [GeneratedRegex(@"\b(invalid|refused|rejected|denied|not (valid|accepted|allowed|possible|written|saved|updated|available|done|sent|a date|an? e-?mail)|cannot|can't|could not|failed|failure|error|unknown|does not fit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^\s*(written|updated|saved|noted|stored|done|ok)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Success();

    // Lines and sentences; a full stop inside a value does not matter, since the parts are only searched for words.
    [GeneratedRegex(@"\n|(?<=[.!])\s", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Sentences();
}
