using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>
/// Configuration from a YAML file. A file that cannot be read at the start is an error; when a later change breaks it, what was
/// read before stays in use.
/// </summary>
internal sealed class YamlConfigurationProvider(YamlConfigurationSource source) : FileConfigurationProvider(source)
{
    private IReadOnlyDictionary<string, int> lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
    private bool loaded;

    /// <summary>Told why a changed file was refused.</summary>
    public Action<string>? Refused { get; set; }

    private string FileName => Path.GetFileName(Source.Path ?? "");

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The file is no YAML that we can use; the message names the line.</exception>
    public override void Load()
    {
        try
        {
            base.Load();
        }
        catch (InvalidDataException error) when (error.InnerException is ConfigurationException problem)
        {
            throw new ConfigurationException(problem.Problems);
        }
    }

    /// <inheritdoc/>
    public override void Load(Stream stream)
    {
        try
        {
            var document = YamlDocumentReader.Read(stream);
            Data = document.Values;
            lines = document.Lines;
            loaded = true;
        }
        catch (YamlSyntaxException error)
        {
            var problem = new ConfigurationProblem($"{FileName} line {error.Line}", error.Message);
            if (!loaded)
                throw new ConfigurationException([problem]);
            Refused?.Invoke($"{problem.Key}: {problem.Message}");
        }
    }

    /// <summary>Where in the file a key stands, for example <c>config.yaml line 12</c>; null where it is not in the file.</summary>
    public string? PlaceOf(string key) => lines.TryGetValue(key, out var line) ? $"{FileName} line {line}" : null;
}
