using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>An index and its documents.</summary>
internal sealed class SearchIndex
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, JsonObject> _documents = new(StringComparer.Ordinal);
    private readonly string _key;

    /// <summary>Makes an empty index.</summary>
    /// <exception cref="SearchException">The definition will not do.</exception>
    public SearchIndex(JsonObject definition)
    {
        Definition = definition;
        Fields = SearchField.ListOf(definition);
        _key = Fields.Single(field => field.IsKey).Name;
        SemanticConfigurations = [.. (definition["semantic"]?["configurations"] as JsonArray ?? []).Select(configuration => configuration?["name"]?.GetValue<string>()).OfType<string>()];
    }

    /// <summary>As it was created.</summary>
    public JsonObject Definition { get; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<SearchField> Fields { get; }

    /// <summary>Names of its semantic configurations.</summary>
    public IReadOnlyList<string> SemanticConfigurations { get; }

    /// <summary>Name of the field that identifies a document.</summary>
    public string Key => _key;

    /// <summary>How many documents there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _documents.Count;
        }
    }

    /// <summary>All documents, by their keys. They are never changed in place.</summary>
    public IReadOnlyList<JsonObject> Documents
    {
        get
        {
            lock (_gate)
                return [.. _documents.Values];
        }
    }

    /// <summary>One document; null where there is none.</summary>
    public JsonObject? Find(string key)
    {
        lock (_gate)
            return _documents.GetValueOrDefault(key);
    }

    /// <summary>Carries over the documents of an earlier definition of the same index.</summary>
    public SearchIndex With(IEnumerable<JsonObject> documents)
    {
        foreach (var document in documents)
            _documents[document[_key]!.GetValue<string>()] = document;
        return this;
    }

    /// <summary>Carries out one action of a batch.</summary>
    /// <returns>The status of the document: 200, 201 for a new one, 404 where there is none to merge into.</returns>
    /// <exception cref="SearchException">The document does not fit the index.</exception>
    public int Apply(string action, string key, JsonObject document)
    {
        foreach (var (name, value) in document)
        {
            var field = Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal))
                ?? throw SearchException.Invalid($"The request is invalid. Details: The property '{name}' does not exist on type 'search.documentFields'.");
            field.Check(value);
        }

        lock (_gate)
        {
            var present = _documents.GetValueOrDefault(key);
            switch (action)
            {
                case "delete":
                    _documents.Remove(key);
                    return StatusCodes.Status200OK;
                case "merge" when present is null:
                    return StatusCodes.Status404NotFound;
                case "merge" or "mergeOrUpload" when present is not null:
                    _documents[key] = Merged(present, document);
                    return StatusCodes.Status200OK;
                case "upload" or "mergeOrUpload":
                    _documents[key] = document;
                    return present is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                default:
                    throw SearchException.Invalid($"The request is invalid. Details: '{action}' is no action of a document.");
            }
        }
    }

    private static JsonObject Merged(JsonObject present, JsonObject changes)
    {
        var merged = present.DeepClone().AsObject();
        foreach (var (name, value) in changes)
            merged[name] = value?.DeepClone();
        return merged;
    }
}
