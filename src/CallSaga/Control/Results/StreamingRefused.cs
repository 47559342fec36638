namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the audio stream could not be asked for. Published by call control to the call saga; may come twice.</summary>
public sealed record StreamingRefused
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Which restart, 0 for the first start.</summary>
    public required int Attempt { get; init; }
}
