using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>
/// Configuration from a YAML file. A file that cannot be read at the start is an error; when a later change breaks it, what was
/// read before stays in use, as it does while the file is empty or gone, or only half written.
/// </summary>
internal sealed class YamlConfigurationProvider(YamlConfigurationSource source) : FileConfigurationProvider(source)
{
    private IReadOnlyDictionary<string, int> lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string?> values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
    private bool loaded;

    /// <summary>Told why a changed file was refused.</summary>
    public Action<string>? Refused { get; set; }

    /// <summary>Keys without which nothing starts: a changed file that has lost one of them is not written to its end yet.</summary>
    public IReadOnlyList<string> Indispensable { get; set; } = [];

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
            if (loaded && Lost(document) is { } lost)
            {
                Refused?.Invoke($"{FileName}: {lost}");
                return;
            }

            Data = values = document.Values;
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

    /// <inheritdoc/>
    public override bool TryGet(string key, out string? value)
    {
        Restore();
        return base.TryGet(key, out value);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        Restore();
        return base.GetChildKeys(earlierKeys, parentPath);
    }

    /// <summary>Where in the file a key stands, for example <c>config.yaml line 12</c>; null where it is not in the file.</summary>
    public string? PlaceOf(string key) => lines.TryGetValue(key, out var line) ? $"{FileName} line {line}" : null;

    private string? Lost(YamlDocument document) => document.Values.Count == 0 && values.Count > 0
        ? "it is empty"
        : Indispensable.FirstOrDefault(key => lines.ContainsKey(key) && !document.Lines.ContainsKey(key)) is { } key ? $"{key.Replace(':', '.')} is gone" : null;

    // The base class empties the data while the file is gone, as it is for a moment when an editor replaces it.
    private void Restore()
    {
        if (!ReferenceEquals(Data, values))
            Data = values;
    }
}
