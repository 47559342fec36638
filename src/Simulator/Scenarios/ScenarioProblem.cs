namespace CallCenter.Simulator.Scenarios;

/// <summary>One thing that is wrong in a scenario file.</summary>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Key">Path of the key, such as <c>caller.rules[2].when</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record ScenarioProblem(int Line, string Key, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Key.Length == 0 ? $"line {Line}: {Message}" : $"line {Line}: {Key}: {Message}";
}
