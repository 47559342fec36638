namespace CallCenter.CallSaga.Control.Wire;

/// <summary>How the audio of a call comes to us and goes back.</summary>
internal sealed record MediaStreamingOptions
{
    public required Uri TransportUrl { get; init; }

    /// <summary>False where streaming is asked for later.</summary>
    public required bool StartMediaStreaming { get; init; }

    public string TransportType { get; } = "websocket";

    /// <summary>One stream of whatever the caller's side says, a frame every 20 ms without gaps; turns are timed by counting them.</summary>
    public string AudioChannelType { get; } = "mixed";

    public string ContentType { get; } = "audio";

    public string AudioFormat { get; } = "pcm16KMono";

    /// <summary>Without it the service silently ignores the audio we send.</summary>
    public bool EnableBidirectional { get; } = true;

    public bool EnableDtmfTones { get; } = true;
}
