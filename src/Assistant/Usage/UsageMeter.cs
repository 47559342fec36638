using CallCenter.Contracts.Usage;

namespace CallCenter.Assistant.Usage;

/// <summary>Adds up what is used for one call. Safe for several threads: models, recogniser and synthesiser count beside one another.</summary>
public sealed class UsageMeter
{
    private readonly Lock guard = new();
    private readonly Dictionary<(UsageKind Kind, string? Model), double> used = [];

    /// <summary>Counts.</summary>
    /// <param name="kind">What was used.</param>
    /// <param name="quantity">How much; nothing is counted where it is zero.</param>
    /// <param name="model">The model, for tokens.</param>
    public void Add(UsageKind kind, double quantity, string? model = null)
    {
        if (quantity <= 0)
            return;
        lock (guard)
            used[(kind, model)] = used.GetValueOrDefault((kind, model)) + quantity;
    }

    /// <summary>What was counted since this was last asked; whoever asks has to pass it on.</summary>
    public IReadOnlyList<UsageItem> Take()
    {
        lock (guard)
        {
            UsageItem[] taken = [.. used.OrderBy(entry => entry.Key).Select(entry => new UsageItem(entry.Key.Kind, entry.Value, entry.Key.Model))];
            used.Clear();
            return taken;
        }
    }
}
