using CallCenter.Platform.Configuration.AppConfiguration;
using CallCenter.Platform.Configuration.Yaml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Where what is wrong was written.</summary>
internal static class ProblemPlace
{
    /// <summary>The problem with its place, as far as that is known: the line of a file, an environment variable, the store of flags.</summary>
    public static ConfigurationProblem In(this ConfigurationProblem problem, IConfiguration configuration)
    {
        var layers = (configuration as IConfigurationRoot)?.Providers.ToList() ?? [];
        var path = problem.Key.Replace('.', ':');
        // What goes before a file counts, so the line of the latter would mislead.
        var place = layers.FindLast(layer => layer.TryGet(path, out _)) switch
        {
            EnvironmentVariablesConfigurationProvider => $"environment variable {path.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}",
            StoredFlags => "App Configuration",
            _ => layers.OfType<YamlConfigurationProvider>().Select(file => file.PlaceOf(path)).FirstOrDefault(known => known is not null),
        };
        return place is null ? problem : problem with { Message = $"{problem.Message} ({place})" };
    }
}
