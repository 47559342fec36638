namespace CallCenter.CallSaga.Control.Wire;

/// <summary>What the service answers to create and answer; of its many fields those we use.</summary>
internal sealed record CallConnection(string CallConnectionId, string? ServerCallId);
