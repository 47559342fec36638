using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>What the telephone service reports of the sound of a call.</summary>
internal static class StreamReports
{
    public static MediaStreamingFailed StreamingFailed(this PhoneCall call, string? operationContext) => new()
    {
        CallId = call.Id,
        CloudEventId = call.NextEvent(),
        ConnectionId = Some.ConnectionId,
        OperationContext = operationContext,
        Result = new(400, 8581),
    };

    public static MediaStreamingStopped StreamingStopped(this PhoneCall call) => new()
    {
        CallId = call.Id,
        CloudEventId = call.NextEvent(),
        ConnectionId = Some.ConnectionId,
    };
}
