using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>A vector whose nearest neighbours are wanted.</summary>
/// <param name="Vector">The numbers.</param>
/// <param name="Fields">The vector fields that are compared with it.</param>
/// <param name="Neighbours">So many of each field.</param>
/// <param name="Weight">How much its ranking counts.</param>
internal sealed record VectorQuery(float[] Vector, IReadOnlyList<string> Fields, int Neighbours, double Weight)
{
    /// <summary>Reads an element of <c>vectorQueries</c>.</summary>
    /// <exception cref="SearchException">It does not fit the index.</exception>
    public static VectorQuery Read(JsonElement query, IReadOnlyList<SearchField> fields)
    {
        if (!query.TryGetProperty("kind", out var kind) || !kind.ValueEquals("vector"))
            throw SearchException.Invalid("Only vector queries of kind 'vector' can be answered: the index has no vectorizer.\r\nParameter name: vectorQueries");
        var vector = query.GetProperty("vector").EnumerateArray().Select(number => number.GetSingle()).ToArray();
        var names = (query.TryGetProperty("fields", out var list) ? list.GetString() ?? "" : "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            var field = fields.FirstOrDefault(field => field.Dimensions is not null && string.Equals(field.Name, name, StringComparison.Ordinal))
                ?? throw SearchException.Invalid($"Unknown field '{name}' in vector field list.\r\nParameter name: vectorQueries[0].fields");
            if (field.Dimensions != vector.Length)
                throw SearchException.Invalid($"The vector query's vector has a dimension of {vector.Length} for field '{name}', but the index expects a dimension of {field.Dimensions}.");
        }

        return new VectorQuery(
            vector,
            names,
            query.TryGetProperty("k", out var k) && k.ValueKind == JsonValueKind.Number ? k.GetInt32() : 50,
            query.TryGetProperty("weight", out var weight) && weight.ValueKind == JsonValueKind.Number ? weight.GetDouble() : 1);
    }

    /// <summary>The documents nearest to the vector in a field, nearest first, with the service's score: 1 / (1 + cosine distance).</summary>
    public List<(JsonObject Document, double Score)> Nearest(IEnumerable<JsonObject> documents, string field) =>
    [
        .. documents.Where(document => document[field] is JsonArray)
            .Select(document => (document, Score: 1 / (2 - Cosine([.. document[field]!.AsArray().Select(number => (float)number!.GetValue<double>())]))))
            .OrderByDescending(hit => hit.Score)
            .Take(Neighbours),
    ];

    private double Cosine(float[] other)
    {
        var lengths = Math.Sqrt(Dot(Vector, Vector) * Dot(other, other));
        return lengths == 0 ? 0 : Dot(Vector, other) / lengths;
    }

    private static double Dot(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
