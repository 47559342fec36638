using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>A failed message as the API tells it.</summary>
internal sealed record FailedMessage
{
    private static readonly char[] NameSeparators = [':', '.'];

    /// <summary>Number to name it by.</summary>
    public long Id { get; init; }

    /// <summary>Identity that it travelled with.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The call it is about.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The endpoint that it failed on.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Names of its types.</summary>
    public IReadOnlyList<string> MessageTypes { get; init; } = [];

    /// <summary>Why it was given up.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it was given up.</summary>
    public DateTimeOffset FailedAt { get; init; }

    /// <summary>Media type of the body; null in a list.</summary>
    public string? ContentType { get; init; }

    /// <summary>The message with its envelope; nothing in a list.</summary>
    public JsonElement Body { get; init; }

    /// <summary>The most exact of its types, without where it is defined.</summary>
    public string ShortType => MessageTypes is [var first, ..] ? first.Split(NameSeparators)[^1] : "";
}
