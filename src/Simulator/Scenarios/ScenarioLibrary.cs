namespace CallCenter.Simulator.Scenarios;

/// <summary>The scenarios of a folder, read afresh at every use so that an edited file counts at once.</summary>
/// <param name="folder">Holds <c>*.yaml</c> files, each one scenario named as its file.</param>
internal sealed class ScenarioLibrary(string folder)
{
    /// <summary>Where the scenarios shipped with the simulator lie: next to its program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Names of all scenarios in alphabetical order; empty when the folder is missing.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads the scenario of that name.</summary>
    /// <exception cref="UnknownScenarioException">There is none.</exception>
    /// <exception cref="InvalidScenarioException">Its file is wrong.</exception>
    public Scenario Get(string name)
    {
        var names = Names;
        if (!names.Contains(name, StringComparer.Ordinal))
            throw new UnknownScenarioException(name, Nearest.To(name, names));
        var file = Path.Combine(folder, $"{name}.yaml");
        var scenario = ScenarioReader.Read(File.ReadAllText(file), file);
        if (!string.Equals(scenario.Name, name, StringComparison.Ordinal))
            throw new InvalidScenarioException(file, [new ScenarioProblem(1, "name", $"must be the file's name, '{name}', not '{scenario.Name}'")]);
        return scenario;
    }

    /// <summary>Reads all scenarios.</summary>
    /// <exception cref="InvalidScenarioException">A file is wrong.</exception>
    public IReadOnlyList<Scenario> All() => [.. Names.Select(Get)];
}
