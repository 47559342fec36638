namespace CallCenter.Simulator.Scenarios;

/// <summary>The scenarios of one or two folders, read afresh at every use so that an edited file counts at once.</summary>
/// <param name="shipped">Folder of <c>*.yaml</c> files, each one scenario named as its file.</param>
/// <param name="own">Another such folder whose scenarios take precedence; may be absent.</param>
internal sealed class ScenarioLibrary(string shipped, string? own = null)
{
    /// <summary>Where the scenarios shipped with the simulator lie: next to its program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Names of all scenarios in alphabetical order; a missing folder holds none.</summary>
    public IReadOnlyList<string> Names => [.. Files().Keys.Order(StringComparer.Ordinal)];

    /// <summary>The text of the scenario of that name.</summary>
    /// <exception cref="UnknownScenarioException">There is none.</exception>
    public ScenarioText Text(string name)
    {
        var files = Files();
        return files.TryGetValue(name, out var file)
            ? new ScenarioText(File.ReadAllText(file), file, name)
            : throw new UnknownScenarioException(name, Nearest.To(name, files.Keys));
    }

    /// <summary>Reads the scenario of that name.</summary>
    /// <exception cref="UnknownScenarioException">There is none.</exception>
    /// <exception cref="InvalidScenarioException">Its file is wrong.</exception>
    public Scenario Get(string name) => Text(name).Read();

    private Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in ((string?[])[shipped, own]).OfType<string>().Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml"))
                files[Path.GetFileNameWithoutExtension(file)] = file;
        }

        return files;
    }
}
