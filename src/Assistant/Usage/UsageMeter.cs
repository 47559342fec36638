using CallCenter.Contracts.Usage;

namespace CallCenter.Assistant.Usage;

/// <summary>Adds up what is used for one call. Safe for several threads: models, recogniser and synthesiser count beside one another.</summary>
public sealed class UsageMeter
{
    private static readonly AsyncLocal<UsageMeter?> Current = new();

    private readonly Lock guard = new();
    private readonly Dictionary<(UsageKind Kind, string? Model), double> used = [];

    /// <summary>
    /// The meter of the call for which this is done, for services that calls share and that are asked from deep below; null where it is done for no
    /// call, as an import of documents. What several calls wait for is charged to the one that asked first.
    /// </summary>
    public static UsageMeter? OfCurrentCall => Current.Value;

    /// <summary>Charges what is done from here on to this meter: in the method that says so and in all that it begins, as long as that method runs.</summary>
    public void Charge() => Current.Value = this;

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
