using CallCenter.Contracts.Conversation;

namespace CallCenter.Platform.Persistence;

/// <summary>One entry of a conversation as stored; (<see cref="SourceId"/>, <see cref="TurnIndex"/>, <see cref="Position"/>) is unique, which makes storing it idempotent.</summary>
public sealed class MessageRecord
{
    /// <summary>Row number, in the order of storing.</summary>
    public long Id { get; set; }

    /// <summary>The conversation.</summary>
    public Guid ConversationId { get; set; }

    /// <summary>The call it was said in.</summary>
    public Guid CallId { get; set; }

    /// <summary>What it came from: a media session, a text message, or the call itself for its beginning and end.</summary>
    public Guid SourceId { get; set; }

    /// <summary>Turn within the source.</summary>
    public int TurnIndex { get; set; }

    /// <summary>The turn it belongs to.</summary>
    public TurnId TurnId => new(SourceId, TurnIndex);

    /// <summary>Place within the turn.</summary>
    public int Position { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What kind of entry it is.</summary>
    public MessageAction Action { get; set; }

    /// <summary>Who it comes from.</summary>
    public Persona Persona { get; set; }

    /// <summary>The words.</summary>
    public string Content { get; set; } = "";

    /// <summary>How it was spoken.</summary>
    public Style Style { get; set; }

    /// <summary>Short code of its language.</summary>
    public string Language { get; set; } = "";

    /// <summary>Tools called with it.</summary>
    public List<ToolCall> ToolCalls { get; set; } = [];

    /// <summary>Documents that the assistant was given before it.</summary>
    public List<DocumentReference> Documents { get; set; } = [];

    /// <summary>The entry as the services pass it on.</summary>
    public ConversationMessage ToMessage() => new()
    {
        CreatedAt = CreatedAt,
        Action = Action,
        Persona = Persona,
        Content = Content,
        Style = Style,
        Language = Language,
        ToolCalls = ToolCalls,
        Documents = Documents,
    };
}
