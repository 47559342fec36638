namespace CallCenter.Api.Calls;

/// <summary>Words of the assistant of which the caller did not hear all, as the REST API shows them.</summary>
internal sealed record UnheardResource
{
    /// <summary>When they were to be said, UTC; the message with what was heard of them has the same.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The turn they belong to; its messages have the same.</summary>
    public required string TurnId { get; init; }

    /// <summary>Short code of their language.</summary>
    public required string LangShortCode { get; init; }

    /// <summary>All of them, as far as the model had come when it was stopped.</summary>
    public required string Generated { get; init; }

    /// <summary>Those that were said into the line; empty for none.</summary>
    public required string Sent { get; init; }

    /// <summary>Those that the caller heard; empty for none.</summary>
    public required string Heard { get; init; }

    public static UnheardResource From(UnheardView unheard) => new()
    {
        CreatedAt = unheard.Words.CreatedAt,
        TurnId = unheard.Turn.ToString(),
        LangShortCode = unheard.Words.Language,
        Generated = unheard.Words.Generated,
        Sent = unheard.Words.Sent,
        Heard = unheard.Heard,
    };
}
