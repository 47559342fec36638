using System.Text.Json;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>What a search brought: JSON between the marks by which documents are told from what people say.</summary>
internal static partial class FoundDocuments
{
    /// <summary>The tool that searches.</summary>
    public const string Tool = "search_document";

    /// <summary>The answer of the first document of the turn's searches; null where they found none.</summary>
    public static string? BestAnswer(IReadOnlyList<(ToolCall Call, string Result)> results) => results
        .Where(result => result.Call.Name is Tool)
        .SelectMany(result => Block().Matches(result.Result))
        .Select(block => Answer(block.Groups["json"].Value))
        .FirstOrDefault(answer => answer is not null);

    private static string? Answer(string json)
    {
        try
        {
            using var documents = JsonDocument.Parse(json);
            return documents.RootElement.ValueKind == JsonValueKind.Array
                ? documents.RootElement.EnumerateArray().Select(document => ChatRequestReader.Text(document, "answer")).FirstOrDefault(answer => answer is { Length: > 0 })
                : null;
        }
        catch (JsonException)
        {
            return null; // of another form than ours
        }
    }

    [GeneratedRegex("<documents>(?<json>.*?)</documents>", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Block();
}
