using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Configuration.Yaml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Reads the whole configuration once before anything starts and refuses to start with a list of all its problems.</summary>
internal sealed partial class ConfigurationCheck(IConfiguration configuration, IEnumerable<SettingsType> types, ILogger<ConfigurationCheck> logger)
    : IStartupValidator
{
    /// <summary>Sections that mean nothing to every host: those of the reference product without a meaning here yet, and what only the embedded default reads.</summary>
    private static readonly string[] ReservedSections =
        ["public_domain", "queue", "simulator", "version"];

    /// <summary>The sections of spoken prompts, which are read apart, and of sounds, which the reference product has and we make ourselves.</summary>
    private static readonly string[] PromptSections = ["prompts:tts", "prompts:sounds"];

    private readonly List<Type> types = [.. types.Select(type => type.Type)];
    private readonly List<YamlConfigurationProvider> files = [.. (configuration as IConfigurationRoot)?.Providers.OfType<YamlConfigurationProvider>() ?? []];

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">There are problems.</exception>
    public void Validate()
    {
        var problems = Problems();
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
        foreach (var file in files)
        {
            file.Refused = problem => LogFileRefused(logger, problem);
            file.Indispensable = [.. types.SelectMany(type => Required(type, type.GetCustomAttribute<SectionAttribute>()!.Path))];
        }
    }

    public IReadOnlyList<ConfigurationProblem> Problems()
    {
        var problems = new List<ConfigurationProblem>();
        var reader = new SettingsReader(problems);
        foreach (var type in types)
            reader.Read(Activator.CreateInstance(type)!, configuration);
        PromptReader.Read(configuration, problems);
        foreach (var file in files)
            problems.AddRange(UnknownKeys(file, ""));
        return [.. problems.Select(problem => problem.In(configuration))];
    }

    private static IEnumerable<string> Required(Type type, string path) => type.GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true })
        .SelectMany(property => property.GetCustomAttribute<RequiredAttribute>() is not null
            ? [ConfigurationPath.Combine(path, SnakeCase.KeyOf(property))]
            : SettingsReader.IsGroup(property.PropertyType) ? Required(property.PropertyType, ConfigurationPath.Combine(path, SnakeCase.KeyOf(property))) : []);

    // The environment holds variables of all sorts, so only a file can have an unknown section.
    private IEnumerable<ConfigurationProblem> UnknownKeys(YamlConfigurationProvider file, string parent)
    {
        var paths = types.Select(type => type.GetCustomAttribute<SectionAttribute>()!.Path).Concat(PromptSections).ToList();
        var known = paths.Where(path => path.StartsWith(parent, StringComparison.Ordinal)).Select(path => path[parent.Length..].Split(':')[0]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in file.GetChildKeys([], parent.Length == 0 ? null : parent.TrimEnd(':')).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var path = parent + key;
            if (!known.Concat(parent.Length == 0 ? ReservedSections : []).Contains(key, StringComparer.OrdinalIgnoreCase))
                yield return new ConfigurationProblem(path.Replace(':', '.'), Suggestion.For(key, known) is { } meant ? $"is unknown, did you mean {meant}?" : "is unknown");
            else if (known.Contains(key, StringComparer.OrdinalIgnoreCase) && file.TryGet(path, out var value) && !string.IsNullOrEmpty(value))
                yield return new ConfigurationProblem(path.Replace(':', '.'), "expected keys below it, not a value");
            else if (!paths.Contains(path, StringComparer.OrdinalIgnoreCase) && paths.Exists(section => section.StartsWith($"{path}:", StringComparison.OrdinalIgnoreCase)))
                foreach (var problem in UnknownKeys(file, $"{path}:"))
                    yield return problem;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed configuration file refused, {Problem}")]
    private static partial void LogFileRefused(ILogger logger, string problem);
}
