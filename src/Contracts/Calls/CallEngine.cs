namespace CallCenter.Contracts.Calls;

/// <summary>What leads the talk of a call.</summary>
public enum CallEngine
{
    /// <summary>Speech is recognised, a language model answers the words, and its words are synthesised.</summary>
    Cascade,

    /// <summary>A speech-to-speech model hears the caller and speaks to them; the cascade stands in where it fails.</summary>
    Realtime,
}
