namespace CallCenter.Contracts.Media;

/// <summary>
/// Words of the assistant of which the caller did not hear all: they were interrupted, hung up on, or not spoken to their end. They are no
/// part of the history, which holds what was heard, and no model is told of them.
/// </summary>
public sealed record UnheardWords
{
    /// <summary>When they were to be said.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Short code of the language they are in.</summary>
    public required string Language { get; init; }

    /// <summary>Place of what was heard of them in <see cref="TurnCompleted.Messages"/>, from 0; null where nothing was heard.</summary>
    public int? Message { get; init; }

    /// <summary>All of them, as far as they had come when the assistant was stopped: whole sentences, or what a realtime model had told of its words.</summary>
    public required string Generated { get; init; }

    /// <summary>
    /// Those whose sound went to the telephone service, which throws away what it has not played when the caller interrupts; empty for none.
    /// Reckoned like what was heard: by the places of words where the synthesiser tells them, else by time.
    /// </summary>
    public required string Sent { get; init; }
}
