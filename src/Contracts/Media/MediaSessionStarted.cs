namespace CallCenter.Contracts.Media;

/// <summary>
/// Event: a media edge has taken the audio of a call. Published by the edge; the saga notes where commands for the call go. May come twice.
/// </summary>
public sealed record MediaSessionStarted
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>This connection of the media socket; a reconnect has another.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Address on the bus of the edge that holds the call.</summary>
    public required Uri EdgeAddress { get; init; }
}
