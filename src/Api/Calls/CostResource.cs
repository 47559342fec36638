using CallCenter.Platform.Costs;

namespace CallCenter.Api.Calls;

/// <summary>What a call has used so far, and what that costs.</summary>
internal sealed record CostResource
{
    /// <summary>Currency of all amounts; null where no prices are configured.</summary>
    public required string? Currency { get; init; }

    /// <summary>The sum of what has a price; null where no prices are configured.</summary>
    public required decimal? Amount { get; init; }

    /// <summary>Whether the sum lacks something that has no price.</summary>
    public required bool Partial { get; init; }

    /// <summary>What was used, by kind and model.</summary>
    public required IReadOnlyList<CostLine> Items { get; init; }

    public static CostResource From(CallCost cost) => new()
    {
        Currency = cost.Currency,
        Amount = cost.Amount,
        Partial = cost.IsPartial,
        Items = cost.Lines,
    };
}
