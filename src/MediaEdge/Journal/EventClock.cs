namespace CallCenter.MediaEdge.Journal;

/// <summary>The wall clock as the owner of a call sees it: it stands still while an event is handled.</summary>
internal sealed class EventClock : TimeProvider
{
    /// <summary>Where it stands.</summary>
    public DateTimeOffset Now { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
