using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Caching.Hybrid;

namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>Writes what was found as JSON. Others can write to a shared cache too: what is no list of documents is read as none at all, without an error.</summary>
internal sealed class FoundDocumentsSerializer : IHybridCacheSerializer<FoundDocuments>
{
    public FoundDocuments Deserialize(ReadOnlySequence<byte> source)
    {
        try
        {
            var reader = new Utf8JsonReader(source);
            var documents = JsonSerializer.Deserialize<List<KnowledgeDocument>>(ref reader);
            return new FoundDocuments(documents?.TrueForAll(document => document is { Id: not null, Answer: not null }) == true ? documents : null);
        }
        catch (JsonException)
        {
            return new FoundDocuments(Documents: null);
        }
    }

    public void Serialize(FoundDocuments value, IBufferWriter<byte> target)
    {
        using var writer = new Utf8JsonWriter(target);
        JsonSerializer.Serialize(writer, value.Documents);
    }
}
