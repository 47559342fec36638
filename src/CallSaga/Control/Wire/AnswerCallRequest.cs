namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections:answer</c>.</summary>
internal sealed record AnswerCallRequest
{
    public required string IncomingCallContext { get; init; }

    public required Uri CallbackUri { get; init; }

    public CallIntelligenceOptions? CallIntelligenceOptions { get; init; }

    public required MediaStreamingOptions MediaStreamingOptions { get; init; }
}
