namespace CallCenter.Contracts.Media;

/// <summary>
/// Event: a media edge is there. Published by each edge every few seconds for as long as its process lives, whether it holds calls or not; every
/// process of the saga hears it and takes the calls of an edge that has fallen silent to another one. May come twice, late, or not at all.
/// </summary>
public sealed record EdgeAlive
{
    /// <summary>Address on the bus of the edge, the same as <see cref="MediaSessionStarted.EdgeAddress"/> of its calls.</summary>
    public required Uri EdgeAddress { get; init; }
}
