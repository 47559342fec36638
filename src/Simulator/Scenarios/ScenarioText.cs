namespace CallCenter.Simulator.Scenarios;

/// <summary>A scenario as written, before the words that differ from run to run are filled in.</summary>
/// <param name="Yaml">The text.</param>
/// <param name="Source">Name of the file, for messages.</param>
/// <param name="ExpectedName">The name it must bear; <see langword="null"/> for any.</param>
internal sealed record ScenarioText(string Yaml, string Source, string? ExpectedName = null)
{
    /// <summary>Stands for a word that no other run uses.</summary>
    public const string Canary = "{canary}";

    /// <summary>Reads the scenario.</summary>
    /// <param name="canary">Put in place of <see cref="Canary"/>; letters and digits only.</param>
    /// <exception cref="InvalidScenarioException">Something is wrong; every problem is listed.</exception>
    public Scenario Read(string canary = "canary")
    {
        var scenario = ScenarioReader.Read(Yaml.Replace(Canary, canary, StringComparison.Ordinal), Source);
        return ExpectedName is null || string.Equals(scenario.Name, ExpectedName, StringComparison.Ordinal)
            ? scenario
            : throw new InvalidScenarioException(Source, [new ScenarioProblem(1, "name", $"must be the file's name, '{ExpectedName}', not '{scenario.Name}'")]);
    }
}
