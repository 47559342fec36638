namespace CallCenter.Contracts.Media;

/// <summary>
/// Command to the edge that holds a call: say something. Sent by the saga, or by the Api for a supervisor, to <see cref="MediaSessionStarted.EdgeAddress"/>. May come twice.
/// </summary>
public sealed record SayToCaller
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Identity of this command, so that a repeated delivery is spoken once.</summary>
    public required Guid SayId { get; init; }

    /// <summary>What to say, in the caller's language.</summary>
    public required string Text { get; init; }

    /// <summary>What to do once it was heard.</summary>
    public AfterSaying Then { get; init; }
}
