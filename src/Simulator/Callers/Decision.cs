using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Callers;

/// <summary>What a person is about to do.</summary>
/// <param name="Reaction">The deed.</param>
/// <param name="Rule">The rule it comes from; <see langword="null"/> for an opening or an "otherwise" answer.</param>
internal sealed record Decision(Reaction Reaction, CallerRule? Rule)
{
    /// <summary>It is what the person did before, because they were asked to say it again.</summary>
    public bool IsAgain { get; init; }
}
