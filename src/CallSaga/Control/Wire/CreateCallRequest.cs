namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections</c>.</summary>
internal sealed record CreateCallRequest
{
    public required IReadOnlyList<AcsIdentifier> Targets { get; init; }

    public required AcsPhoneNumber SourceCallerIdNumber { get; init; }

    public required string SourceDisplayName { get; init; }

    public required Uri CallbackUri { get; init; }

    public CallIntelligenceOptions? CallIntelligenceOptions { get; init; }

    public required MediaStreamingOptions MediaStreamingOptions { get; init; }
}
