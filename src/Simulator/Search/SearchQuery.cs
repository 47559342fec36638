using System.Text.Json;

namespace CallCenter.Simulator.Search;

/// <summary>What a search asks for.</summary>
internal sealed record SearchQuery
{
    private const int MostResults = 1000;

    /// <summary>Words to find; empty or <c>*</c> for all documents.</summary>
    public required string Words { get; init; }

    /// <summary>Which documents are looked at.</summary>
    public required SearchFilter Filter { get; init; }

    /// <summary>Fields to show.</summary>
    public required IReadOnlyList<SearchField> Select { get; init; }

    /// <summary>Vectors to find neighbours of.</summary>
    public required IReadOnlyList<VectorQuery> Vectors { get; init; }

    /// <summary>Name of the semantic configuration; null for none.</summary>
    public string? Semantic { get; init; }

    /// <summary>Whether captions and answers are wanted.</summary>
    public bool WantsCaptions { get; init; }

    /// <summary>Whether the number of all hits is wanted.</summary>
    public bool WantsCount { get; init; }

    /// <summary>Results to leave out at the top.</summary>
    public int Skip { get; init; }

    /// <summary>The most results.</summary>
    public int Top { get; init; } = 50;

    /// <summary>Reads the body of a search.</summary>
    /// <exception cref="SearchException">It does not fit the index.</exception>
    public static SearchQuery Read(JsonElement body, IReadOnlyList<SearchField> fields, IReadOnlyCollection<string> semanticConfigurations)
    {
        var words = (Text(body, "search") ?? "").Trim();
        return new SearchQuery
        {
            Words = words is "*" ? "" : words,
            Filter = SearchFilter.Parse(Text(body, "filter"), fields),
            Select = Selected(Text(body, "select"), fields),
            Vectors = body.TryGetProperty("vectorQueries", out var vectors) && vectors.ValueKind == JsonValueKind.Array
                ? [.. vectors.EnumerateArray().Select(vector => VectorQuery.Read(vector, fields))]
                : [],
            Semantic = SemanticConfiguration(body, semanticConfigurations),
            WantsCaptions = Text(body, "captions")?.StartsWith("extractive", StringComparison.Ordinal) is true,
            WantsCount = body.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.True,
            Skip = Number(body, "skip", 0),
            Top = Number(body, "top", 50),
        };
    }

    private static string? SemanticConfiguration(JsonElement body, IReadOnlyCollection<string> known)
    {
        if (Text(body, "queryType") is not "semantic")
            return null;
        var name = Text(body, "semanticConfiguration")
            ?? throw SearchException.Invalid("'semanticConfiguration' parameter is required for queryType 'semantic'.\r\nParameter name: semanticConfiguration");
        return known.Contains(name, StringComparer.Ordinal)
            ? name
            : throw SearchException.Invalid($"Unknown semantic configuration '{name}'.\r\nParameter name: semanticConfiguration");
    }

    private static List<SearchField> Selected(string? select, IReadOnlyList<SearchField> fields) => select is null or "*"
        ? [.. fields.Where(field => field.IsRetrievable)]
        : [.. select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name =>
            fields.FirstOrDefault(field => field.IsRetrievable && string.Equals(field.Name, name, StringComparison.Ordinal))
            ?? throw SearchException.Invalid($"Invalid expression: Could not find a property named '{name}' on type 'search.document'.\r\nParameter name: $select"))];

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement body, string name, int byDefault)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return byDefault;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= MostResults
            ? number
            : throw SearchException.Invalid($"Value must be between 0 and {MostResults}.\r\nParameter name: ${name}");
    }
}
