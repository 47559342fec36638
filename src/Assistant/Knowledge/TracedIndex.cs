using CallCenter.Platform.Telemetry;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Puts a span around each search of an index, without what is looked for and found. What the cache knows needs no search.</summary>
/// <param name="index">Searches.</param>
/// <param name="name">What it is called in spans.</param>
internal sealed class TracedIndex(IKnowledgeIndex index, string name) : IKnowledgeIndex
{
    /// <inheritdoc/>
    public bool HasDocuments => index.HasDocuments;

    /// <inheritdoc/>
    public string Version => index.Version;

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken) =>
        AssistantTrace.Source.HasListeners() ? TraceAsync(query, cancellationToken) : index.SearchAsync(query, cancellationToken);

    private async Task<IReadOnlyList<KnowledgeDocument>> TraceAsync(string query, CancellationToken cancellationToken)
    {
        using var span = AssistantTrace.Source.StartActivity($"retrieval {name}");
        span?.SetTag("gen_ai.operation.name", "retrieval").SetTag("gen_ai.data_source.id", name);
        try
        {
            var found = await index.SearchAsync(query, cancellationToken);
            span?.SetTag("call.search.documents", found.Count);
            return found;
        }
        catch (Exception exception)
        {
            span?.Fail(exception is OperationCanceledException ? "timeout" : exception.InnerException?.GetType().Name ?? exception.GetType().Name);
            throw;
        }
    }
}
