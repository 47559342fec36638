namespace CallCenter.Contracts.Conversation;

/// <summary>One entry of a conversation: something said, texted or done.</summary>
public sealed record ConversationMessage
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required MessageAction Action { get; init; }

    /// <summary>Who it comes from.</summary>
    public required Persona Persona { get; init; }

    /// <summary>The words: what the caller said, or what of the assistant's words was heard.</summary>
    public required string Content { get; init; }

    /// <summary>How it was spoken.</summary>
    public Style Style { get; init; }

    /// <summary>Short code of the language it is in.</summary>
    public required string Language { get; init; }

    /// <summary>Tools the assistant called while saying it, in order.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Documents that the assistant was given in this turn before it was said, at most 20.</summary>
    public IReadOnlyList<DocumentReference> Documents { get; init; } = [];
}
