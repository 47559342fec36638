namespace CallCenter.Contracts.Media;

/// <summary>
/// Command to the edge that holds a call: treat a text as something the caller said (an SMS during the call). Sent by the saga. May come twice.
/// </summary>
public sealed record CallerTexted
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Identity of the text, so that a repeated delivery counts once.</summary>
    public required Guid TextId { get; init; }

    /// <summary>The caller's words.</summary>
    public required string Text { get; init; }
}
