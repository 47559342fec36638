using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>A field of an index.</summary>
internal sealed class SearchField
{
    private const string TextType = "Edm.String";
    private const string VectorType = "Collection(Edm.Single)";

    private SearchField(JsonObject definition)
    {
        Name = definition["name"]?.GetValue<string>() is { Length: > 0 } name ? name : throw SearchException.Invalid("The request is invalid. Details: A field has no name.");
        Type = definition["type"]?.GetValue<string>() ?? throw SearchException.Invalid($"The request is invalid. Details: The field '{Name}' has no type.");
        IsKey = Flag(definition, "key", byDefault: false);
        IsText = Type is TextType && Flag(definition, "searchable", byDefault: true);
        IsRetrievable = Flag(definition, "retrievable", byDefault: true);
        IsFilterable = Flag(definition, "filterable", byDefault: Type is not VectorType);
        Dimensions = Type is VectorType
            ? definition["dimensions"]?.GetValue<int>() ?? throw SearchException.Invalid($"The request is invalid. Details: The vector field '{Name}' must have the property 'dimensions' set.")
            : null;
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Type, such as <c>Edm.String</c>.</summary>
    public string Type { get; }

    /// <summary>Whether it identifies the document.</summary>
    public bool IsKey { get; }

    /// <summary>Whether its words are searched.</summary>
    public bool IsText { get; }

    /// <summary>Whether results may show it.</summary>
    public bool IsRetrievable { get; }

    /// <summary>Whether filters may name it.</summary>
    public bool IsFilterable { get; }

    /// <summary>Length of its vectors; null where it holds none.</summary>
    public int? Dimensions { get; }

    /// <summary>Reads the fields of a definition.</summary>
    /// <exception cref="SearchException">They are none, or not exactly one of them is the key.</exception>
    public static IReadOnlyList<SearchField> ListOf(JsonObject definition)
    {
        List<SearchField> fields = [.. (definition["fields"] as JsonArray ?? []).OfType<JsonObject>().Select(field => new SearchField(field))];
        return fields.Count(field => field is { IsKey: true, Type: TextType }) == 1
            ? fields
            : throw SearchException.Invalid("The request is invalid. Details: An index must have exactly one key field of type Edm.String.");
    }

    /// <summary>Checks a value of a document.</summary>
    /// <exception cref="SearchException">It is not of this field's type.</exception>
    public void Check(JsonNode? value)
    {
        if (value is null)
            return;
        if (Dimensions is { } dimensions)
        {
            if (value is not JsonArray vector || vector.Any(number => number?.GetValueKind() is not JsonValueKind.Number))
                throw SearchException.Invalid($"The request is invalid. Details: The field '{Name}' must be a list of numbers.");
            if (vector.Count != dimensions)
                throw SearchException.Invalid($"The request is invalid. Details: The vector field '{Name}' has {dimensions} dimensions, the given vector has {vector.Count}.");
        }
        else if (Type is TextType && value.GetValueKind() is not JsonValueKind.String)
        {
            throw SearchException.Invalid($"The request is invalid. Details: The field '{Name}' must be a text.");
        }
    }

    private static bool Flag(JsonObject definition, string name, bool byDefault) => definition[name]?.GetValue<bool>() ?? byDefault;
}
