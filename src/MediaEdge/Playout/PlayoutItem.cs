namespace CallCenter.MediaEdge.Playout;

/// <summary>Something that waits for its turn to be heard.</summary>
internal abstract class PlayoutItem
{
    /// <summary>Whether an interruption by the caller drops it.</summary>
    public required bool DropsOnBargeIn { get; init; }
}
