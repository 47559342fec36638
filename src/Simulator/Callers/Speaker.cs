namespace CallCenter.Simulator.Callers;

/// <summary>Who is speaking.</summary>
internal enum Speaker
{
    /// <summary>The call center.</summary>
    Bot,

    /// <summary>The simulated person.</summary>
    Caller,
}
