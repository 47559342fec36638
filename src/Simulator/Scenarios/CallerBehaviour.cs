namespace CallCenter.Simulator.Scenarios;

/// <summary>How a person behaves on the phone. All times are call time.</summary>
internal sealed record CallerBehaviour
{
    /// <summary>Shortest thinking time before an answer.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Longest thinking time before an answer.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Silence after which the person takes the other side's turn as finished when it ended in a question.</summary>
    public TimeSpan AfterQuestion { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>The same when it did not: where nothing was asked, more may come.</summary>
    public TimeSpan AfterStatement { get; init; } = TimeSpan.FromMilliseconds(2000);

    /// <summary>The person hangs up after hearing nothing for this long, so that a run can never hang.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The person hangs up after this long in any case.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Said right after the call is connected, before hearing anything.</summary>
    public Reaction? Opening { get; init; }

    /// <summary>Tried in order at every turn of the other side.</summary>
    public IReadOnlyList<CallerRule> Rules { get; init; } = [];

    /// <summary>Used one after the other where no rule applies; the last one repeats. Empty: the person stays silent.</summary>
    public IReadOnlyList<Reaction> Otherwise { get; init; } = [];

    /// <summary>The person never says a word.</summary>
    public bool Silent { get; init; }

    /// <summary>The person hangs up after having spoken this many turns; 0 for never.</summary>
    public int HangUpAfterTurns { get; init; }

    /// <summary>Level of a steady background noise in dBFS (RMS); <see langword="null"/> for a quiet room.</summary>
    public double? BackgroundNoise { get; init; }
}
