using CallCenter.Contracts.Usage;

namespace CallCenter.Platform.Costs;

/// <summary>What one kind of usage costs.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Model">Name of the model, for tokens.</param>
/// <param name="Quantity">How much, in the unit of the kind.</param>
/// <param name="Amount">In the currency of the price list; null where that has no price for it.</param>
public sealed record CostLine(UsageKind Kind, string? Model, double Quantity, decimal? Amount);
