using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Journal;

/// <summary>What a session began with.</summary>
internal sealed record JournalHeader
{
    /// <summary>The program that wrote the journal: version, and identity of the build.</summary>
    public required string Program { get; init; }

    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The session: one connection of the call.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Samples of a second.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Address of the edge on the bus.</summary>
    public required Uri EdgeAddress { get; init; }

    /// <summary>The feature flags in force.</summary>
    public required FeatureFlags Flags { get; init; }

    /// <summary>The configured languages.</summary>
    public required IReadOnlyList<Language> Languages { get; init; }

    /// <summary>Short code of the language spoken unless another is chosen.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Address of the speech-to-speech model that leads the call, at least at first; null where the cascade does.</summary>
    public Uri? Model { get; init; }

    /// <summary>Longest that anything was held back for a verdict on what the caller said, in a call that the model leads; null where nobody judged.</summary>
    public TimeSpan? Hold { get; init; }

    /// <summary>The conversation so far.</summary>
    public required ConversationState Conversation { get; init; }
}
