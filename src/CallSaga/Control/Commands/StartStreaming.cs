namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: stream the audio to a media edge. Its outcome shows as MediaSessionStarted or MediaStreamingFailed; <see cref="Results.StreamingRefused"/> where it could not be asked for. Sent by the call saga to call control; may come twice.</summary>
public sealed record StartStreaming
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Which restart, 0 for the first start.</summary>
    public required int Attempt { get; init; }

    /// <summary>Stop first what the service may still take for the present stream: it refuses to start another beside it, and does not notice soon that an edge is dead.</summary>
    public bool Afresh { get; init; }
}
