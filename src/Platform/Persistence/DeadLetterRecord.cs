namespace CallCenter.Platform.Persistence;

/// <summary>A message that an endpoint could not be made to take: kept with the reason until somebody replays or deletes it.</summary>
public sealed class DeadLetterRecord
{
    /// <summary>Row number, in the order of failing.</summary>
    public long Id { get; set; }

    /// <summary>Identity of the message; null where it had none.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>The call it is about; null where it names none.</summary>
    public Guid? CallId { get; set; }

    /// <summary>Name of the endpoint that it failed on.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Names of the message's types, as they travel, separated by semicolons.</summary>
    public string MessageType { get; set; } = "";

    /// <summary>Media type of <see cref="Body"/>.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The message with its envelope, as it came.</summary>
    public string Body { get; set; } = "";

    /// <summary>Why it was given up: type and message of the error, or that nothing on the endpoint takes it.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When it was given up.</summary>
    public DateTimeOffset FailedAt { get; set; }
}
