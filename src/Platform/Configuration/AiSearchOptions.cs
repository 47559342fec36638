using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What the assistant can look up (<c>ai_search</c>): an index in Azure AI Search, or without its address the local one in the data folder.</summary>
[Section("ai_search", "embedding_model")]
public sealed class AiSearchOptions : ICheckedSettings
{
    /// <summary>Address of the search service, such as <c>https://contoso.search.windows.net</c>; null for the local index.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Query key of the service; without one, Entra tokens are used.</summary>
    [Secret]
    public string? AccessKey { get; set; }

    /// <summary>Name of the index. Its fields: <c>id, answer, question, context, document_synthesis, file_path, created_at, vectors</c>.</summary>
    /// <value>Default <c>trainings</c>.</value>
    public string Index { get; set; } = "trainings";

    /// <summary>Semantic configuration of the index, which ranks anew by meaning; null does without.</summary>
    public string? SemanticConfiguration { get; set; }

    /// <summary>How well a document must fit to be used.</summary>
    /// <value>0 (everything) to 5, default 2. With semantic ranking it is the least score of the ranker, whose scores go up to 4; otherwise a fifth of it is the least share of the best possible score.</value>
    [Range(0.0, 5.0)]
    public double Strictness { get; set; } = 2;

    /// <summary>The most documents that the model is given at once.</summary>
    /// <value>1 to 20, default 5.</value>
    [Range(1, 20)]
    public int TopNDocuments { get; set; } = 5;

    /// <summary>The caller's words among so many of the latest messages are looked up on each turn.</summary>
    /// <value>1 to 20, default 10.</value>
    [Range(1, 20)]
    public int ExpansionNMessages { get; set; } = 10;

    /// <summary>Longest wait for a search that the assistant asked for; the caller hears a short sentence meanwhile.</summary>
    /// <value>100 to 10,000 ms, default 3,000.</value>
    [Duration("ms", 100, 10_000)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest that an answer is held back for documents to be found before it begins; the search goes on for the next turn.</summary>
    /// <value>0 (only what is looked up already) to 2,000 ms, default 150.</value>
    [Duration("ms", 0, 2_000)]
    public TimeSpan ContextWait { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long what was found is remembered.</summary>
    /// <value>1 to 86,400 s, default 3,600.</value>
    [Duration("sec", 1, 86_400)]
    public TimeSpan Cache { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Embedding model, on Azure the name of its deployment; without one, documents are found by their words alone.</summary>
    public string? EmbeddingDeployment { get; set; }

    /// <summary>Base URL of the API of the embedding model, read as that of a language model.</summary>
    /// <value>Default: that of <c>llm.fast</c>.</value>
    public Uri? EmbeddingEndpoint { get; set; }

    /// <summary>API key of the embedding model; without one, an Entra token is sent.</summary>
    /// <value>Default: that of <c>llm.fast</c>, where the address is that one's too.</value>
    [Secret]
    public string? EmbeddingKey { get; set; }

    /// <summary>Length of the vectors; null leaves it to the model.</summary>
    /// <value>1 to 4,096.</value>
    [Range(1, 4_096)]
    public int? EmbeddingDimensions { get; set; }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Index.Length is < 2 or > 128 || Index.Any(letter => !(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')))
            report("index", $"'{Index}' will not do, expected 2 to 128 lower-case letters, digits and dashes");
        if (EmbeddingDeployment is null && EmbeddingEndpoint is not null)
            report("embedding_deployment", "is missing, expected the name of the embedding model");
        if (EmbeddingEndpoint is not null && EmbeddingDeployment is not null)
            EmbeddingEndpoint = Normalised(EmbeddingEndpoint, EmbeddingDeployment);
    }

    // Addresses of Azure are completed as those of language models are.
    private static Uri Normalised(Uri endpoint, string model)
    {
        var deployment = new LlmDeploymentOptions { Endpoint = endpoint, Model = model };
        ((ICheckedSettings)deployment).Check((_, _) => { });
        return deployment.Endpoint;
    }
}
