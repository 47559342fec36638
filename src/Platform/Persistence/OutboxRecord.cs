namespace CallCenter.Platform.Persistence;

/// <summary>
/// A message that waits to be sent. It is written in the transaction of what brought it about, so either both exist or neither; a due
/// time in the future makes the same row a time-out, a delayed redelivery or a reminder.
/// </summary>
public sealed class OutboxRecord
{
    /// <summary>Row number, in the order of writing.</summary>
    public long Id { get; set; }

    /// <summary>Identity of the message; the same for every delivery, which lets the inbox of a receiver know a repetition.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The call it is about; messages about one call leave in the order of their rows. Null for one about no call.</summary>
    public Guid? CallId { get; set; }

    /// <summary>When it is to be sent.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Names a scheduled message, so that it can be cancelled; null for one that is not scheduled.</summary>
    public Guid? Token { get; set; }

    /// <summary>Address on the bus.</summary>
    public string Destination { get; set; } = "";

    /// <summary>Names of the message's types, as they travel, separated by semicolons.</summary>
    public string MessageType { get; set; } = "";

    /// <summary>Media type of <see cref="Body"/>.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The message with its envelope.</summary>
    public string Body { get; set; } = "";

    /// <summary>When a dispatcher may take it: the due time; later while one has taken it, or while it waits after a sending that failed.</summary>
    public required DateTimeOffset FreeAt { get; set; }

    /// <summary>How often sending it failed.</summary>
    public int Attempts { get; set; }
}
