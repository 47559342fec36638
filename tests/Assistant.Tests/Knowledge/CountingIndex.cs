using System.Collections.Concurrent;
using CallCenter.Assistant.Knowledge;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>An index that notes what it is asked.</summary>
internal sealed class CountingIndex(IKnowledgeIndex index) : IKnowledgeIndex
{
    public ConcurrentQueue<string> Queries { get; } = new();

    public bool HasDocuments => index.HasDocuments;

    public string Version => index.Version;

    public Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        Queries.Enqueue(query);
        return index.SearchAsync(query, cancellationToken);
    }
}
