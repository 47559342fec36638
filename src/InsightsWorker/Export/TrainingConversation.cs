namespace CallCenter.InsightsWorker.Export;

/// <summary>A finished conversation that a model may be fine-tuned with.</summary>
public sealed record TrainingConversation
{
    /// <summary>Company that was spoken for.</summary>
    public required string Company { get; init; }

    /// <summary>Name of the assistant.</summary>
    public required string Assistant { get; init; }

    /// <summary>What the call was about.</summary>
    public required string Task { get; init; }

    /// <summary>Short code of the language, such as <c>fr-FR</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Facts that were to be collected, each as <c>name (type): description</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What the claim holds in the end, by field.</summary>
    public IReadOnlyDictionary<string, string> Claim { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What fields held before, as long as it was not corrected or another claim begun: what was said has it still.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> EarlierValues { get; init; } = [];

    /// <summary>What was said, oldest first.</summary>
    public required IReadOnlyList<TrainingMessage> Messages { get; init; }
}
