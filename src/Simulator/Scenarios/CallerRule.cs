using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Scenarios;

/// <summary>When the person hears this, they do that.</summary>
internal sealed record CallerRule
{
    /// <summary>What must be heard; <see langword="null"/> for anything.</summary>
    public Regex? When { get; init; }

    /// <summary>What the person does.</summary>
    public required Reaction Then { get; init; }

    /// <summary>The rule is used up after it was applied.</summary>
    public bool Once { get; init; }

    /// <summary>Speak over the other side once <see cref="When"/> has been heard for this long; <see langword="null"/> to wait for the end of its turn.</summary>
    public TimeSpan? InterruptAfter { get; init; }
}
