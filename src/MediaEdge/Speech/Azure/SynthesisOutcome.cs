namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>How a request for synthesis ended.</summary>
internal enum SynthesisOutcome
{
    /// <summary>All sound was delivered.</summary>
    Completed,

    /// <summary>The utterance is not wanted any more.</summary>
    Cancelled,

    /// <summary>The connection broke, or the service closed it.</summary>
    ConnectionLost,

    /// <summary>The service went silent.</summary>
    TimedOut,
}
