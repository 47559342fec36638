namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections/{id}:stopMediaStreaming</c>.</summary>
internal sealed record StopMediaStreamingRequest(string OperationContext);
