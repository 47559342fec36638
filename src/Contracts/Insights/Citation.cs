using CallCenter.Contracts.Conversation;

namespace CallCenter.Contracts.Insights;

/// <summary>What a statement of a summary rests on. Both its parts were found where they are said to stand; a model's inventions are left out.</summary>
public sealed record Citation
{
    /// <summary>The statement, as it stands in the summary's long text apart from Markdown.</summary>
    public required string Statement { get; init; }

    /// <summary>Words of the message that it rests on.</summary>
    public required string Quote { get; init; }

    /// <summary>Who said or wrote them.</summary>
    public required Persona Persona { get; init; }

    /// <summary>When that message began, which names it within its conversation.</summary>
    public required DateTimeOffset MessageAt { get; init; }

    /// <summary>The document that the words come from, one of those that the assistant was given before it said them; null where there is none, or it was not made out.</summary>
    public DocumentReference? Document { get; init; }
}
