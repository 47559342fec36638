namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>The API versions that the simulated services know, oldest first.</summary>
internal static class AcsApiVersions
{
    public static readonly string[] CallAutomation =
        ["2023-03-06", "2023-10-15", "2024-04-15", "2024-09-15", "2025-05-15", "2025-06-15", "2026-03-12"];

    public static readonly string[] Sms = ["2021-03-07", "2025-05-29-preview"];

    /// <summary>Since 2024-09-15: PlayStarted and CreateCallFailed events.</summary>
    public static bool HasFailureAndStartEvents(string version)
        => string.CompareOrdinal(version, "2024-09-15") >= 0;
}
