using System.Reflection;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Configuration.Yaml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Reads the whole configuration once before anything starts and refuses to start with a list of all its problems.</summary>
internal sealed class ConfigurationCheck(IConfiguration configuration) : IStartupValidator
{
    /// <summary>Sections of configurations of the reference product that have no meaning here yet.</summary>
    private static readonly string[] ReservedSections =
        ["ai_search", "ai_translation", "app_configuration", "cache", "public_domain", "queue", "version"];

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">There are problems.</exception>
    public void Validate()
    {
        var problems = Problems(configuration);
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
    }

    public static IReadOnlyList<ConfigurationProblem> Problems(IConfiguration configuration)
    {
        var problems = new List<ConfigurationProblem>();
        var reader = new SettingsReader(problems);
        foreach (var type in SettingsTable.Types)
            reader.Read(Activator.CreateInstance(type)!, configuration);
        PromptReader.Read(configuration, problems);
        var files = configuration is IConfigurationRoot root ? root.Providers.OfType<YamlConfigurationProvider>().ToList() : [];
        foreach (var file in files)
            problems.AddRange(UnknownSections(file));
        return [.. problems.Select(problem => At(problem, files))];
    }

    private static IEnumerable<ConfigurationProblem> UnknownSections(YamlConfigurationProvider file)
    {
        var known = SettingsTable.Types.Select(type => type.GetCustomAttribute<SectionAttribute>()!.Path.Split(':')[0]).Append("prompts").Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!known.Concat(ReservedSections).Contains(key, StringComparer.OrdinalIgnoreCase))
                yield return new ConfigurationProblem(key, Suggestion.For(key, known) is { } meant ? $"is unknown, did you mean {meant}?" : "is unknown");
            else if (file.TryGet(key, out var value) && !string.IsNullOrEmpty(value) && known.Contains(key, StringComparer.OrdinalIgnoreCase))
                yield return new ConfigurationProblem(key, "expected keys below it, not a value");
        }
    }

    private static ConfigurationProblem At(ConfigurationProblem problem, List<YamlConfigurationProvider> files)
    {
        foreach (var file in files)
        {
            if (file.PlaceOf(problem.Key.Replace('.', ':')) is { } place)
                return problem with { Message = $"{problem.Message} ({place})" };
        }

        return problem;
    }
}
