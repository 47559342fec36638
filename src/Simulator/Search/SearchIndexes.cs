using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>The indexes of the simulated search service. One is there from the beginning, empty, with the fields that a call center's knowledge has.</summary>
internal sealed class SearchIndexes
{
    /// <summary>Name of the index that is there from the beginning.</summary>
    public const string Ready = "trainings";

    /// <summary>Name of its semantic configuration.</summary>
    public const string ReadySemantics = "default";

    private static readonly string[] Texts = ["answer", "question", "context", "document_synthesis", "file_path"];

    private readonly ConcurrentDictionary<string, SearchIndex> _indexes = new(StringComparer.Ordinal);

    public SearchIndexes() => _indexes[Ready] = new SearchIndex(ReadyDefinition());

    /// <summary>All indexes, by name.</summary>
    public IEnumerable<SearchIndex> All => _indexes.OrderBy(index => index.Key, StringComparer.Ordinal).Select(index => index.Value);

    /// <summary>One index.</summary>
    /// <exception cref="SearchException">There is none.</exception>
    public SearchIndex Of(string name) => _indexes.TryGetValue(name, out var index)
        ? index
        : throw new SearchException(StatusCodes.Status404NotFound, $"The index '{name}' for service 'simulated' was not found.");

    /// <summary>Creates an index, or gives it another definition; its documents stay.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Put(string name, JsonObject definition)
    {
        var isNew = !_indexes.TryGetValue(name, out var former);
        _indexes[name] = new SearchIndex(definition).With(former?.Documents ?? []);
        return isNew;
    }

    /// <summary>Creates an index.</summary>
    /// <exception cref="SearchException">There is one of this name.</exception>
    public void Add(string name, JsonObject definition)
    {
        if (!_indexes.TryAdd(name, new SearchIndex(definition)))
            throw new SearchException(StatusCodes.Status409Conflict, $"Cannot create index '{name}' because it already exists.", "ResourceNameAlreadyInUse");
    }

    /// <summary>Removes an index; whether there was one.</summary>
    public bool Remove(string name) => _indexes.TryRemove(name, out _);

    private static JsonObject ReadyDefinition() => new()
    {
        ["name"] = Ready,
        ["fields"] = new JsonArray(
        [
            new JsonObject { ["name"] = "id", ["type"] = "Edm.String", ["key"] = true },
            .. Texts.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["type"] = "Edm.String" }),
            new JsonObject { ["name"] = "created_at", ["type"] = "Edm.DateTimeOffset" },
            new JsonObject { ["name"] = "vectors", ["type"] = "Collection(Edm.Single)", ["dimensions"] = Model.Wire.Embeddings.DefaultDimensions, ["retrievable"] = false },
        ]),
        ["semantic"] = new JsonObject { ["configurations"] = new JsonArray(new JsonObject { ["name"] = ReadySemantics }) },
    };
}
