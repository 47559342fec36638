namespace CallCenter.Contracts.Usage;

/// <summary>What a service counts, and bills by. Stored by number: new ones go to the end.</summary>
public enum UsageKind
{
    /// <summary>Tokens that a model read, without those of <see cref="CachedInputTokens"/> and <see cref="AudioInputTokens"/>.</summary>
    InputTokens,

    /// <summary>Tokens that a model had read just before, which cost less.</summary>
    CachedInputTokens,

    /// <summary>Tokens that a model wrote, its reasoning included, without those of <see cref="AudioOutputTokens"/>.</summary>
    OutputTokens,

    /// <summary>Tokens of sound that a speech-to-speech model heard.</summary>
    AudioInputTokens,

    /// <summary>Tokens of sound that a speech-to-speech model spoke.</summary>
    AudioOutputTokens,

    /// <summary>Characters given to speech synthesis, spaces included, mark-up not.</summary>
    CharactersSpoken,

    /// <summary>Seconds of sound given to speech recognition, silence included.</summary>
    SecondsHeard,

    /// <summary>Text messages that the provider took; each part of a long one counts, as it is billed.</summary>
    TextMessages,

    /// <summary>Seconds that the line was connected.</summary>
    CallSeconds,

    /// <summary>Seconds of sound that a model beside a speech-to-speech model has written down.</summary>
    SecondsTranscribed,

    /// <summary>Texts that were looked at for safety, each begun thousand of characters counts.</summary>
    SafetyRecords,

    /// <summary>Queries whose results a search service ranked by meaning.</summary>
    SemanticQueries,
}
