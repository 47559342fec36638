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

    /// <summary>Wrong key, unknown deployment, request too long: this model will refuse it again.</summary>
    Rejected,
}
