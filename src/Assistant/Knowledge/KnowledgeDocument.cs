using System.Text.Json.Serialization;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Something the company has written down, small enough to be told on the phone. The names are those of the fields of the index.</summary>
public sealed record KnowledgeDocument
{
    private const int LongestTitle = 200;

    /// <summary>Unique in the index.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What is to be known.</summary>
    [JsonPropertyName("answer")]
    public required string Answer { get; init; }

    /// <summary>The question it answers.</summary>
    [JsonPropertyName("question")]
    public string? Question { get; init; }

    /// <summary>Where it stands: product, department, chapter.</summary>
    [JsonPropertyName("context")]
    public string? Context { get; init; }

    /// <summary>What the document that it was taken from is about.</summary>
    [JsonPropertyName("document_synthesis")]
    public string? DocumentSynthesis { get; init; }

    /// <summary>The file that it was taken from.</summary>
    [JsonPropertyName("file_path")]
    public string? FilePath { get; init; }

    /// <summary>When it was written or imported.</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its name, as it is kept with what was said from it.</summary>
    internal DocumentReference Reference => new(Id, Title is { Length: > LongestTitle } title ? title[..LongestTitle] : Title, FilePath);

    /// <summary>What its vector is made of.</summary>
    internal string Words => string.Join('\n', new[] { Question, Answer, Context, DocumentSynthesis }.Where(text => !string.IsNullOrWhiteSpace(text)));

    private string? Title => new[] { Question, Context }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
