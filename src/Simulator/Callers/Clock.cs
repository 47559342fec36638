namespace CallCenter.Simulator.Callers;

/// <summary>The audio clock of a call.</summary>
internal static class Clock
{
    /// <summary>One tick of call time.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
}
