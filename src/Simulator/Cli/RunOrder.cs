namespace CallCenter.Simulator.Cli;

/// <summary>What was asked for on the command line.</summary>
internal sealed record RunOrder
{
    /// <summary>Names or paths.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Every scenario of the simulator.</summary>
    public bool All { get; init; }

    /// <summary>How often each is played.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Times real time.</summary>
    public double? Speed { get; init; }

    /// <summary>Calls of a load.</summary>
    public int? Calls { get; init; }

    /// <summary>Over which a load starts.</summary>
    public TimeSpan Ramp { get; init; }

    /// <summary>Calls at once when it is no load.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Where to write the results.</summary>
    public string? JsonFile { get; init; }
}
