namespace CallCenter.Simulator.Scenarios;

/// <summary>No scenario has that name; the message suggests the nearest ones.</summary>
internal sealed class UnknownScenarioException(string name, IReadOnlyList<string> nearest)
    : Exception(nearest.Count == 0
        ? $"there is no scenario '{name}'; ./callcenter simulate list shows them"
        : $"there is no scenario '{name}'; did you mean {string.Join(", ", nearest)}?");
