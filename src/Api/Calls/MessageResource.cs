using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>An entry of a conversation as the REST API shows it.</summary>
internal sealed record MessageResource
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required MessageAction Action { get; init; }

    /// <summary>The words: what the caller said, or what of the assistant's words was heard.</summary>
    public required string Content { get; init; }

    /// <summary>Who it comes from.</summary>
    public required Persona Persona { get; init; }

    /// <summary>How it was spoken.</summary>
    public required Style Style { get; init; }

    /// <summary>Short code of its language.</summary>
    public required string LangShortCode { get; init; }

    /// <summary>Tools the assistant called with it, in order.</summary>
    public required IReadOnlyList<ToolCallResource> ToolCalls { get; init; }

    /// <summary>The turn it belongs to, with all else that was said and done in it.</summary>
    public required string TurnId { get; init; }

    /// <summary>Documents of the company that the assistant was given before it said this.</summary>
    public required IReadOnlyList<DocumentReference> Documents { get; init; }

    public static MessageResource From(MessageRecord message) => new()
    {
        CreatedAt = message.CreatedAt,
        Action = message.Action,
        Content = message.Content,
        Persona = message.Persona,
        Style = message.Style,
        LangShortCode = message.Language,
        ToolCalls = [.. message.ToolCalls.Select(tool => new ToolCallResource(tool.Id, tool.Name, tool.Arguments, tool.Result))],
        TurnId = message.TurnId.ToString(),
        Documents = message.Documents,
    };
}
