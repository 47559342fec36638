namespace CallCenter.Contracts.Insights;

/// <summary>What the company should do next, and why.</summary>
/// <param name="Action">The step.</param>
/// <param name="Justification">Why, in the caller's language.</param>
public sealed record NextAction(NextActionKind Action, string Justification);
