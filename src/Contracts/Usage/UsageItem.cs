namespace CallCenter.Contracts.Usage;

/// <summary>How much of something was used.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Quantity">How much, in the unit of the kind.</param>
/// <param name="Model">Name of the model, for tokens and transcribed seconds; null for all else.</param>
public sealed record UsageItem(UsageKind Kind, double Quantity, string? Model = null);
