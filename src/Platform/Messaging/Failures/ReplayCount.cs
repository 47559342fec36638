namespace CallCenter.Platform.Messaging.Failures;

/// <summary>What became of several failed messages.</summary>
/// <param name="Replayed">How many are on their way again.</param>
/// <param name="Unfit">How many stayed, see <see cref="ReplayOutcome.Unfit"/>.</param>
public sealed record ReplayCount(int Replayed, int Unfit);
