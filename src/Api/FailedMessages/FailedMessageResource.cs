namespace CallCenter.Api.FailedMessages;

/// <summary>A failed message as the list shows it.</summary>
internal sealed record FailedMessageResource
{
    /// <summary>Number to name it by.</summary>
    public required long Id { get; init; }

    /// <summary>Identity that it travelled with; null where it had none.</summary>
    public required Guid? MessageId { get; init; }

    /// <summary>The call it is about; null where it names none.</summary>
    public required Guid? CallId { get; init; }

    /// <summary>The endpoint that it failed on.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Names of its types, the most exact first.</summary>
    public required IReadOnlyList<string> MessageTypes { get; init; }

    /// <summary>Why it was given up.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset FailedAt { get; init; }
}
