using CallCenter.Platform.Health;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Notes how each search of an index went. A search that is given up has lasted too long, for that is the only reason to give one up.</summary>
/// <param name="index">Searches.</param>
/// <param name="service">Is told.</param>
internal sealed class WatchedIndex(IKnowledgeIndex index, LastOutcome service) : IKnowledgeIndex
{
    /// <inheritdoc/>
    public bool HasDocuments => index.HasDocuments;

    /// <inheritdoc/>
    public string Version => index.Version;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            var found = await index.SearchAsync(query, cancellationToken);
            service.Succeeded();
            return found;
        }
        catch
        {
            service.Failed();
            throw;
        }
    }
}
