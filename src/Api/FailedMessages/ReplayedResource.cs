namespace CallCenter.Api.FailedMessages;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many messages are on their way again.</param>
internal sealed record ReplayedResource(int Replayed);
