namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections/{id}:startMediaStreaming</c>.</summary>
internal sealed record StartMediaStreamingRequest(string OperationContext);
