using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;

namespace CallCenter.Assistant.Knowledge.AzureSearch;

/// <summary>
/// An index in Azure AI Search: words and vectors together, ranked anew by meaning where the service offers that. The ranker's scores go
/// from 0 to 4, the fused ones are below a tenth, those of words alone have no limit: each kind is held against a threshold of its own.
/// </summary>
internal sealed partial class AzureSearchIndex : IKnowledgeIndex
{
    private const int Neighbours = 50;
    private static readonly TimeSpan WithoutMeaning = TimeSpan.FromMinutes(5);
    private static readonly string[] Fields = ["id", "answer", "question", "context", "document_synthesis", "file_path", "created_at"];

    private readonly SearchClient client;
    private readonly Embedder embedder;
    private readonly AiSearchOptions settings;
    private readonly TimeProvider time;
    private readonly ILogger<AzureSearchIndex> logger;
    private long plainUntil = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>Uses the service that the settings name.</summary>
    public AzureSearchIndex(AiSearchOptions settings, Embedder embedder, TimeProvider time, ILogger<AzureSearchIndex> logger)
    {
        (this.settings, this.embedder, this.time, this.logger) = (settings, embedder, time, logger);
        // One retry: a caller is waiting, and the library has its own limit.
        var options = new SearchClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = settings.Timeout } };
        var address = new PlainAddress(settings.Endpoint!);
        if (settings.Endpoint!.Scheme is "http")
            options.AddPolicy(address, HttpPipelinePosition.BeforeTransport);
        client = settings.AccessKey is { Length: > 0 } key
            ? new SearchClient(address.Encrypted, settings.Index, new AzureKeyCredential(key), options)
            : new SearchClient(address.Encrypted, settings.Index, new DefaultAzureCredential(), options);
    }

    /// <inheritdoc/>
    public bool HasDocuments => true;

    /// <inheritdoc/>
    public string Version => string.Create(
        CultureInfo.InvariantCulture,
        $"azure {settings.Endpoint} {settings.Index} {settings.SemanticConfiguration} {embedder.Kind} {settings.Strictness} {settings.TopNDocuments}");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var vector = await embedder.OfQueryAsync(query, cancellationToken);
        var words = Plain(query);
        try
        {
            if (settings.SemanticConfiguration is { Length: > 0 } semantic && time.GetUtcNow().UtcTicks >= Interlocked.Read(ref plainUntil))
            {
                try
                {
                    return await SearchAsync(words, vector, semantic, cancellationToken);
                }
                catch (RequestFailedException error) when (IsWithoutMeaning(error))
                {
                    GoWithoutMeaning(error.Status == (int)HttpStatusCode.PartialContent ? "it is over its quota" : "it does not offer it");
                }
            }

            return await SearchAsync(words, vector, semantic: null, cancellationToken);
        }
        catch (Exception error) when (error is RequestFailedException or AuthenticationFailedException or AggregateException or System.Text.Json.JsonException)
        {
            throw new KnowledgeException($"the search service failed ({(error as RequestFailedException)?.Status ?? 0}, {error.GetType().Name})", error);
        }
    }

    private async Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string words, ReadOnlyMemory<float>? vector, string? semantic, CancellationToken cancellationToken)
    {
        var options = new SearchOptions { Size = settings.TopNDocuments };
        foreach (var field in Fields)
            options.Select.Add(field);
        if (vector is { } numbers)
            options.VectorSearch = new VectorSearchOptions { Queries = { new VectorizedQuery(numbers) { KNearestNeighborsCount = Neighbours, Fields = { "vectors" } } } };
        if (semantic is not null)
        {
            options.QueryType = SearchQueryType.Semantic;
            options.SemanticSearch = new SemanticSearchOptions { SemanticConfigurationName = semantic, ErrorMode = SemanticErrorMode.Partial };
        }

        var response = await client.SearchAsync<KnowledgeDocument>(words, options, cancellationToken);
        // The service itself is billed by the hour, only this by the query.
        if (semantic is not null)
            UsageMeter.OfCurrentCall?.Add(UsageKind.SemanticQueries, 1);
        var hits = new List<SearchResult<KnowledgeDocument>>();
        await foreach (var hit in response.Value.GetResultsAsync().WithCancellation(cancellationToken))
        {
            hits.Add(hit);
            if (hits.Count == settings.TopNDocuments)
                break;
        }

        return [.. Fitting(hits, vector is not null).Select(hit => hit.Document)];
    }

    private IEnumerable<SearchResult<KnowledgeDocument>> Fitting(List<SearchResult<KnowledgeDocument>> hits, bool fused)
    {
        if (hits.Exists(hit => hit.SemanticSearch?.RerankerScore is not null))
            return hits.Where(hit => hit.SemanticSearch?.RerankerScore >= settings.Strictness).OrderByDescending(hit => hit.SemanticSearch.RerankerScore);
        var best = fused ? 2 * RankFusion.First : hits.Select(hit => hit.Score ?? 0).DefaultIfEmpty().Max();
        return hits.Where(hit => (hit.Score ?? 0) >= settings.Strictness / 5 * best);
    }

    // The client takes an answer in part, 206, for an error.
    private static bool IsWithoutMeaning(RequestFailedException error) => error.Status is (int)HttpStatusCode.PartialContent
        || (error.Status is (int)HttpStatusCode.BadRequest && error.Message.Contains("semantic", StringComparison.OrdinalIgnoreCase));

    private void GoWithoutMeaning(string reason)
    {
        Interlocked.Exchange(ref plainUntil, (time.GetUtcNow() + WithoutMeaning).UtcTicks);
        Log.SemanticRankingMissing(logger, reason);
    }

    // What callers say is no query language: its operators become blanks, the apostrophe the one that is none of them.
    private static string Plain(string query) => Operators().Replace(query.Replace('\'', '’'), " ").Trim();

    [GeneratedRegex(@"[+|""()\\~*$:{}\[\]^]|(?<!\w)-|&&|!", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Operators();
}
