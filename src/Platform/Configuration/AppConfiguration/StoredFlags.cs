using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>The layer of the configuration that holds what the App Configuration store says of the flags; empty until it was read.</summary>
internal sealed class StoredFlags : ConfigurationProvider, IConfigurationSource
{
    private static readonly string Section = ConfigurationPath.Combine("features", "");

    /// <summary>Always this one: a manager of sources builds all of them anew whenever one is added.</summary>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Puts the flags of the store in place of those before, and has whoever depends on them look again.</summary>
    /// <param name="flags">Values by the names of the flags.</param>
    public void Take(IReadOnlyDictionary<string, string> flags)
    {
        Data = flags.ToDictionary(flag => Section + flag.Key, string? (flag) => flag.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
