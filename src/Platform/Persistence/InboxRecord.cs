namespace CallCenter.Platform.Persistence;

/// <summary>
/// A message that an endpoint is done with. Written in the transaction of what came of it, so that a repetition is known and does nothing.
/// </summary>
public sealed class InboxRecord
{
    /// <summary>Identity of the message.</summary>
    public Guid MessageId { get; set; }

    /// <summary>Name of the endpoint; a message published to several is done with by each.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>When it was done with.</summary>
    public DateTimeOffset ConsumedAt { get; set; }
}
