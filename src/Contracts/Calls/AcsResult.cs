namespace CallCenter.Contracts.Calls;

/// <summary>The result that Azure Communication Services attaches to an event; match on the numbers, never on texts.</summary>
/// <param name="Code">HTTP- or SIP-like code, 200 for success.</param>
/// <param name="SubCode">The service's own detail code; 0 when absent.</param>
public sealed record AcsResult(int Code, int SubCode);
