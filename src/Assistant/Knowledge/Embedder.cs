using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.Identity;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Embeddings;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Makes vectors of texts by the configured embedding model, where there is one.</summary>
internal sealed class Embedder(
    IOptions<AiSearchOptions> search, IOptions<LlmOptions> models, RememberedVectors remembered, ILogger<Embedder> logger, CallCenterMetrics? metrics = null, TimeProvider? time = null)
{
    private const string EntraScope = "https://cognitiveservices.azure.com/.default";
    private const int Batch = 64;

    /// <summary>Longest text, in letters: below the 8,192 tokens that embedding models read.</summary>
    private const int LongestText = 8000;

    private readonly Lazy<EmbeddingClient?> client = new(() => Create(search.Value, models.Value.Fast));

    /// <summary>What vectors can be compared with each other; null where none are made.</summary>
    public string? Kind => search.Value.EmbeddingDeployment is { } model ? $"{model}/{search.Value.EmbeddingDimensions}" : null;

    /// <summary>The vector of a query, made once and then remembered; null where there is no model or it does not answer.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ReadOnlyMemory<float>?> OfQueryAsync(string query, CancellationToken cancellationToken)
    {
        if (client.Value is null)
            return null;
        try
        {
            return await remembered.OfAsync(
                $"{search.Value.EmbeddingEndpoint ?? models.Value.Fast.Endpoint} {Kind}", query, async token => (await OfAsync([query], token))[0], cancellationToken);
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
            using var operation = Begin(search.Value);
            try
            {
                var made = await model.GenerateEmbeddingsAsync(batch.Select(text => text.Length > LongestText ? text[..LongestText] : text), settings, cancellationToken);
                Count(operation, made.Value.Usage);
                vectors.AddRange(made.Value.OrderBy(embedding => embedding.Index).Select(embedding => embedding.ToFloats()));
            }
            catch (Exception error) when (error is ClientResultException or HttpRequestException or AuthenticationFailedException or FormatException)
            {
                operation.Failed((error as ClientResultException)?.Status.ToString(CultureInfo.InvariantCulture) ?? error.GetType().Name);
                throw new KnowledgeException($"the embedding model {search.Value.EmbeddingDeployment} did not answer as expected", error);
            }
        }

        return vectors.Count == texts.Count ? vectors : throw new KnowledgeException($"the embedding model {search.Value.EmbeddingDeployment} answered with {vectors.Count} vectors for {texts.Count} texts");
    }

    private ModelOperation Begin(AiSearchOptions settings)
    {
        var operation = ModelOperation.Begin(
            AssistantTrace.Source, "embeddings", settings.EmbeddingDeployment!, settings.EmbeddingEndpoint ?? models.Value.Fast.Endpoint, metrics, time ?? TimeProvider.System);
        operation.Note("gen_ai.embeddings.dimension.count", settings.EmbeddingDimensions);
        return operation;
    }

    // Compatible servers may tell nothing of their tokens.
    private void Count(ModelOperation operation, EmbeddingTokenUsage? usage)
    {
        if (usage is null)
            return;
        operation.Took(usage.InputTokenCount);
        UsageMeter.OfCurrentCall?.Add(UsageKind.InputTokens, usage.InputTokenCount, search.Value.EmbeddingDeployment);
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
