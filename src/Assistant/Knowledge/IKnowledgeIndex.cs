namespace CallCenter.Assistant.Knowledge;

/// <summary>Where documents are found. Shared by all calls.</summary>
internal interface IKnowledgeIndex
{
    /// <summary>Whether there may be anything to find; false also where that cannot be told.</summary>
    bool HasDocuments { get; }

    /// <summary>Changes with the documents and with the settings that decide what is found, as far as that is known here.</summary>
    /// <exception cref="KnowledgeException">The index cannot be read.</exception>
    string Version { get; }

    /// <summary>The documents that fit, best first: as many as configured at most, none that fits worse than the configured strictness.</summary>
    /// <exception cref="KnowledgeException">Nothing can be looked up now.</exception>
    Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken);
}
