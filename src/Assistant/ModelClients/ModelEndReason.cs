namespace CallCenter.Assistant.ModelClients;

/// <summary>Why a model's answer ended.</summary>
internal enum ModelEndReason
{
    /// <summary>The model was done, or reached the limit of an answer's length.</summary>
    Finished,

    /// <summary>The content filter refused the input or cut the answer off.</summary>
    Filtered,

    /// <summary>Overload, timeout, lost connection: the same request may succeed later.</summary>
    Failed,

    /// <summary>Request too long or malformed: this model will refuse it again.</summary>
    Rejected,

    /// <summary>Wrong key, unknown deployment: this model will refuse every request.</summary>
    Unusable,

    /// <summary>Not asked, since the model failed lately.</summary>
    Resting,
}
