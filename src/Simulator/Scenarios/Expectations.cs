using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Scenarios;

/// <summary>What must be true after the call; everything left out is not checked.</summary>
internal sealed record Expectations
{
    /// <summary>Values of claim fields.</summary>
    public IReadOnlyDictionary<string, ClaimExpectation> Claim { get; init; } = new Dictionary<string, ClaimExpectation>(StringComparer.Ordinal);

    /// <summary>Final state of the call.</summary>
    public string? State { get; init; }

    /// <summary>Acceptable reasons of closing; empty for any.</summary>
    public IReadOnlyList<string> CloseReasons { get; init; } = [];

    /// <summary>How the transfer to a human ended.</summary>
    public TransferOutcome? Transfer { get; init; }

    /// <summary>A synthesis must be there (true), must not be there (false).</summary>
    public bool? Synthesis { get; init; }

    /// <summary>Acceptable satisfactions; <c>any</c> for a synthesis with whichever.</summary>
    public IReadOnlyList<string> Satisfaction { get; init; } = [];

    /// <summary>Acceptable next actions; <c>any</c> for whichever.</summary>
    public IReadOnlyList<string> NextAction { get; init; } = [];

    /// <summary>An SMS must have been sent to the caller (true), none at all (false).</summary>
    public bool? Sms { get; init; }

    /// <summary>A reminder must have been made (true), none at all (false).</summary>
    public bool? Reminder { get; init; }

    /// <summary>Language of the conversation at its end, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Each must be found in what the person heard.</summary>
    public IReadOnlyList<Regex> Heard { get; init; } = [];

    /// <summary>None may be found in what the person heard.</summary>
    public IReadOnlyList<Regex> NotHeard { get; init; } = [];

    /// <summary>Each must be found in the stored messages of the assistant.</summary>
    public IReadOnlyList<Regex> BotMessages { get; init; } = [];

    /// <summary>Each must be found in the stored messages of the person.</summary>
    public IReadOnlyList<Regex> HumanMessages { get; init; } = [];

    /// <summary>All that was said is stored, and nothing else; checked unless switched off.</summary>
    public bool MessagesMatch { get; init; } = true;

    /// <summary>No canary of another run may show up in this one; checked unless switched off.</summary>
    public bool NoLeak { get; init; } = true;

    /// <summary>Least number of turns the person spoke.</summary>
    public int? LeastTurns { get; init; }

    /// <summary>Greatest number of turns the person spoke.</summary>
    public int? MostTurns { get; init; }

    /// <summary>True where the verdict needs the insights, which come some time after the call.</summary>
    public bool NeedsInsights => Synthesis == true || Satisfaction.Count > 0 || NextAction.Count > 0;
}
