using CallCenter.Assistant.ModelClients;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>One thing that the realtime model tells; what a kind does not have is null.</summary>
internal sealed record RealtimeEvent
{
    /// <summary>What it tells.</summary>
    public required RealtimeEventKind Kind { get; init; }

    /// <summary>The item of the conversation.</summary>
    public string? ItemId { get; init; }

    /// <summary>The answer.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The ask that an answer is one to; null where the model began by itself, or does not tell.</summary>
    public string? AskId { get; init; }

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>A place in the sound that the connection was given, from its first sample.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>How an answer ended: <c>completed</c>, <c>cancelled</c>, <c>failed</c> or <c>incomplete</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Tools that an answer calls, complete but unchecked.</summary>
    public IReadOnlyList<ModelToolCall> Calls { get; init; } = [];

    /// <summary>Code of what went wrong, fit for logs; of words that could not be written down too.</summary>
    public string? Error { get; init; }

    /// <summary>The message of ours that went wrong, where it had an id.</summary>
    public string? Cause { get; init; }

    /// <summary>What an answer, or writing down the caller's words, has used; null where it is not told in tokens.</summary>
    public RealtimeTokens? Tokens { get; init; }

    /// <summary>Seconds of sound that were written down; null where they are not told.</summary>
    public double? Seconds { get; init; }
}
