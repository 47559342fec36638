namespace CallCenter.Contracts.Conversation;

/// <summary>A fact that was written down.</summary>
/// <param name="Field">Name of the claim field.</param>
/// <param name="Value">Its validated, normalised value.</param>
public sealed record ClaimChange(string Field, string Value);
