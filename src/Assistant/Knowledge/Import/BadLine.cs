namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>A place of a file that no document can be made of.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">From 1.</param>
/// <param name="Problem">What is wrong and what was expected.</param>
public sealed record BadLine(string File, int Line, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: line {Line}: {Problem}";
}
