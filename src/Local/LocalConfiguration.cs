using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace CallCenter.Local;

/// <summary>How the command line and the embedded defaults become layers of the configuration.</summary>
internal static class LocalConfiguration
{
    /// <summary>What the command line says, as settings that go before the file.</summary>
    public static Dictionary<string, string?> Given(LocalSettings settings)
    {
        var given = new Dictionary<string, string?>(settings.Overrides, StringComparer.OrdinalIgnoreCase);
        if (settings.ConfigFile is not null)
            given["config"] = settings.ConfigFile;
        if (settings.DataFolder is not null)
            given["CALLCENTER_DATA"] = settings.DataFolder;
        if (settings.Verbose)
            given["monitoring:logging:app_level"] = "debug";
        return given;
    }

    /// <summary>What is configured by command line, environment and file, unchecked.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or is no YAML.</exception>
    public static IConfiguration Read(LocalSettings settings) => Builder(settings).Configuration;

    /// <summary>The same, with one section checked: the others may lack what only a running product has.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or is no YAML, or there are mistakes in the section; all of them are listed.</exception>
    public static IConfiguration Read(LocalSettings settings, string section)
    {
        var builder = Builder(settings);
        using var host = builder.Build();
        try
        {
            host.CheckConfiguration();
        }
        catch (ConfigurationException found)
        {
            var problems = found.Problems.Where(problem => problem.Key.Split('.')[0].Equals(section, StringComparison.OrdinalIgnoreCase)).ToList();
            if (problems.Count > 0)
                throw new ConfigurationException(problems);
        }

        return builder.Configuration;
    }

    /// <summary>Whether the API takes only who brings a key.</summary>
    public static bool NeedsKey(LocalSettings settings) => Read(settings).GetSection("security:api_keys").GetChildren().Any();

    private static HostApplicationBuilder Builder(LocalSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection(Given(settings));
        builder.AddCallCenterConfiguration();
        return builder;
    }

    /// <summary>Puts the defaults below all that is configured.</summary>
    public static void AddDefaults(this IConfigurationBuilder configuration, IReadOnlyDictionary<string, string?> defaults) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
}
