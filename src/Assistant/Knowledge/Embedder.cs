using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Embeddings;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Makes vectors of texts by the configured embedding model, where there is one.</summary>
internal sealed class Embedder(IOptions<AiSearchOptions> search, IOptions<LlmOptions> models, ILogger<Embedder> logger)
{
    private const string EntraScope = "https://cognitiveservices.azure.com/.default";
    private const int Batch = 64;

    /// <summary>Longest text, in letters: below the 8,192 tokens that embedding models read.</summary>
    private const int LongestText = 8000;

    private readonly Lazy<EmbeddingClient?> client = new(() => Create(search.Value, models.Value.Fast));

    /// <summary>What vectors can be compared with each other; null where none are made.</summary>
    public string? Kind => search.Value.EmbeddingDeployment is { } model ? $"{model}/{search.Value.EmbeddingDimensions}" : null;

    /// <summary>The vector of a query; null where there is no model or it does not answer.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ReadOnlyMemory<float>?> OfQueryAsync(string query, CancellationToken cancellationToken)
    {
        if (client.Value is null)
            return null;
        try
        {
            return (await OfAsync([query], cancellationToken))[0];
        }
        catch (KnowledgeException error)
        {
            Log.EmbeddingFailed(logger, error.InnerException?.GetType().Name ?? error.Message);
            return null;
        }
    }

    /// <summary>The vectors of texts, in their order; empty where there is no model.</summary>
    /// <exception cref="KnowledgeException">The model did not answer.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> OfAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (client.Value is not { } model)
            return [];
        var vectors = new List<ReadOnlyMemory<float>>(texts.Count);
        var settings = new EmbeddingGenerationOptions { Dimensions = search.Value.EmbeddingDimensions };
        foreach (var batch in texts.Chunk(Batch))
        {
            try
            {
                var made = await model.GenerateEmbeddingsAsync(batch.Select(text => text.Length > LongestText ? text[..LongestText] : text), settings, cancellationToken);
                vectors.AddRange(made.Value.OrderBy(embedding => embedding.Index).Select(embedding => embedding.ToFloats()));
            }
            catch (Exception error) when (error is ClientResultException or HttpRequestException or AuthenticationFailedException or FormatException)
            {
                throw new KnowledgeException($"the embedding model {search.Value.EmbeddingDeployment} did not answer as expected", error);
            }
        }

        return vectors.Count == texts.Count ? vectors : throw new KnowledgeException($"the embedding model {search.Value.EmbeddingDeployment} answered with {vectors.Count} vectors for {texts.Count} texts");
    }

    private static EmbeddingClient? Create(AiSearchOptions search, LlmDeploymentOptions fast)
    {
        if (search.EmbeddingDeployment is not { } deployment)
            return null;
        var settings = new OpenAIClientOptions { Endpoint = search.EmbeddingEndpoint ?? fast.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 1) };
        var key = search.EmbeddingKey ?? (search.EmbeddingEndpoint is null || search.EmbeddingEndpoint == fast.Endpoint ? fast.Key : null);
#pragma warning disable OPENAI001 // the package calls authentication policies experimental; Microsoft documents this way for Entra
        return key is { Length: > 0 }
            ? new EmbeddingClient(deployment, new ApiKeyCredential(key), settings)
            : new EmbeddingClient(deployment, new BearerTokenPolicy(new DefaultAzureCredential(), EntraScope), settings);
#pragma warning restore OPENAI001
    }
}
