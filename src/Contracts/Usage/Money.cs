namespace CallCenter.Contracts.Usage;

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Three letters of ISO 4217.</param>
public sealed record Money(decimal Amount, string Currency);
