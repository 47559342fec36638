namespace CallCenter.Platform.Costs;

/// <summary>What a call has used and what that costs.</summary>
/// <param name="Currency">Three letters; null where no prices are configured.</param>
/// <param name="Lines">By kind and model.</param>
public sealed record CallCost(string? Currency, IReadOnlyList<CostLine> Lines)
{
    /// <summary>The sum of what has a price; null where no prices are configured.</summary>
    public decimal? Amount => Currency is null ? null : Lines.Sum(line => line.Amount ?? 0);

    /// <summary>Whether the sum lacks something that has no price.</summary>
    public bool IsPartial => Currency is not null && Lines.Any(line => line.Amount is null);
}
