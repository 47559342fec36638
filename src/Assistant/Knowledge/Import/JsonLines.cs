using System.Text.Json;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>One JSON object a line; empty lines do not matter.</summary>
internal static class JsonLines
{
    public static IEnumerable<KnowledgeRow> Read(string text) =>
        text.Split('\n').Select((line, index) => (line, number: index + 1)).Where(line => !string.IsNullOrWhiteSpace(line.line)).Select(line => Row(line.line, line.number));

    private static KnowledgeRow Row(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new KnowledgeRow(number, "expected a JSON object");
            var properties = json.RootElement.EnumerateObject().ToList();
            if (KnowledgeRow.Unknown(properties.Select(property => property.Name)) is { } unknown)
                return new KnowledgeRow(number, unknown);
            var known = properties.Where(property => !KnowledgeRow.Ignored.Contains(property.Name, StringComparer.Ordinal)).ToList();
            var wrong = known.FindIndex(property => property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null));
            return wrong >= 0
                ? new KnowledgeRow(number, $"{known[wrong].Name} is no text")
                : KnowledgeRow.Of(number, known.Select(property => (property.Name, property.Value.GetString())));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new KnowledgeRow(number, "it is no JSON, expected one object on the line");
        }
    }
}
