using System.Text.Json;

namespace CallCenter.Api.FailedMessages;

/// <summary>A failed message with all there is to it.</summary>
internal sealed record FailedMessageDetails
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

    /// <summary>Media type of the body.</summary>
    public required string ContentType { get; init; }

    /// <summary>The message with its envelope; a text where it is no JSON.</summary>
    public required JsonElement Body { get; init; }
}
