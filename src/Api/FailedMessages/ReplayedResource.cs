namespace CallCenter.Api.FailedMessages;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many messages are on their way again.</param>
/// <param name="Unfit">How many stayed, because their body is no message.</param>
internal sealed record ReplayedResource(int Replayed, int Unfit);
