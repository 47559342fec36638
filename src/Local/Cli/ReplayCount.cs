namespace CallCenter.Local.Cli;

/// <summary>What a replay did, as the API tells it.</summary>
/// <param name="Replayed">How many messages are on their way again.</param>
/// <param name="Unfit">How many stayed, because they cannot be sent once more.</param>
internal sealed record ReplayCount(int Replayed, int Unfit);
