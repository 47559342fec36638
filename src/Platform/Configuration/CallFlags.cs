using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// The flags as one call has them: those of all callers as they are now, and of those that differ from caller to caller the caller's. The same
/// object as long as nothing changed. Safe for several threads.
/// </summary>
/// <param name="flags">The flags of all callers.</param>
/// <param name="caller">Phone number, E.164.</param>
/// <param name="recorded">What was recorded on the call, by key.</param>
public sealed class CallFlags(IOptionsMonitor<FeatureFlags> flags, string caller, IReadOnlyDictionary<string, string> recorded) : IOptionsMonitor<FeatureFlags>
{
    private volatile Pair? _latest;

    /// <inheritdoc/>
    public FeatureFlags CurrentValue
    {
        get
        {
            var all = flags.CurrentValue;
            var latest = _latest;
            if (latest is null || !ReferenceEquals(latest.All, all))
                _latest = latest = new Pair(all, all.For(caller, recorded));
            return latest.Own;
        }
    }

    /// <inheritdoc/>
    public FeatureFlags Get(string? name) => CurrentValue;

    /// <inheritdoc/>
    public IDisposable? OnChange(Action<FeatureFlags, string?> listener) =>
        flags.OnChange((all, name) => listener(all.For(caller, recorded), name));

    private sealed record Pair(FeatureFlags All, FeatureFlags Own);
}
