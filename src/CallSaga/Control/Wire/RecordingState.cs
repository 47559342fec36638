namespace CallCenter.CallSaga.Control.Wire;

/// <summary>What the service answers to the start of a recording; of its fields those we use.</summary>
internal sealed record RecordingState(string RecordingId);
