namespace CallCenter.CallSaga.Control.Wire;

/// <summary>The speech resource that the service itself speaks and listens with.</summary>
internal sealed record CallIntelligenceOptions(Uri CognitiveServicesEndpoint);
