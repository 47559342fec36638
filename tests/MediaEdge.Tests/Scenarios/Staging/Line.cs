namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>What lies between the caller's telephone and the telephone service.</summary>
internal sealed record Line
{
    /// <summary>A line that does nothing to the sound.</summary>
    public static Line Good { get; } = new();

    /// <summary>How late the assistant's own sound comes back, where it does.</summary>
    public TimeSpan EchoDelay { get; init; }

    /// <summary>How loud it comes back, in dB; null for no echo.</summary>
    public double? EchoLevel { get; init; }

    /// <summary>Share of the caller's frames that are lost.</summary>
    public double Loss { get; init; }

    /// <summary>Whether the service puts silence in the place of a lost frame; else it comes without one, and the call's clock with it.</summary>
    public bool FillsLoss { get; init; } = true;

    /// <summary>Frames that come together, after having been late.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>Level of the noise behind the caller, in dB relative to full scale; null for a quiet room.</summary>
    public double? Noise { get; init; }
}
