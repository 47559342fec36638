using System.ComponentModel;

namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>What a search found, as it is remembered; never changed, so that all who look share it.</summary>
/// <param name="Documents">The documents, best first; null for what was read from a cache and is nothing of ours.</param>
[ImmutableObject(true)]
internal sealed record FoundDocuments(IReadOnlyList<KnowledgeDocument>? Documents);
