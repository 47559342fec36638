namespace CallCenter.Faults;

/// <summary>How much is played in a run.</summary>
internal sealed record FaultSettings
{
    /// <summary>Number of calls; played again, up to <see cref="MostRounds"/> times, where the plan needs more.</summary>
    public required int Calls { get; init; }

    /// <summary>Draws which callers there are.</summary>
    public required int Seed { get; init; }

    /// <summary>How often the calls are played at most; of separate processes, how often each kind of them is struck.</summary>
    public int MostRounds { get; init; } = 1;

    /// <summary>Calls at the same time.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>How many times faster than real time.</summary>
    public double Speed { get; init; } = 10;

    /// <summary>Whether the product runs as a process that is really killed, instead of in this process.</summary>
    public bool AsProcess { get; init; }

    /// <summary>File for what is logged; null for nowhere.</summary>
    public string? LogFile { get; init; }
}
