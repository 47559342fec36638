namespace CallCenter.MediaEdge.Pipeline;

/// <summary>A connection of the media socket of a call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="SessionId">The connection; a reconnect has another.</param>
internal sealed record SessionIdentity(Guid CallId, Guid SessionId);
