using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Webhooks.Acs;

/// <summary>
/// What becomes of each type of Call Automation event: a contract event, or nothing, knowingly.
/// A type missing here is new to us and ignored as well.
/// </summary>
internal static class AcsEvents
{
    private const string Prefix = "Microsoft.Communication.";

    private static readonly Dictionary<string, Func<AcsEvent, object?>> Table = new(StringComparer.Ordinal)
    {
        ["CallConnected"] = e => new CallConnected { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result, ServerCallId = e.ServerCallId },
        ["CallDisconnected"] = e => new CallDisconnected { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["CreateCallFailed"] = SetupFailed,
        ["AnswerFailed"] = SetupFailed,
        ["CallTransferAccepted"] = e => new TransferAccepted { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["CallTransferFailed"] = e => new TransferFailed { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["PlayCompleted"] = e => new PlayCompleted { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["PlayFailed"] = e => new PlayFailed { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["PlayCanceled"] = e => new PlayCanceled { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["RecognizeCompleted"] = e => new RecognizeCompleted
        {
            CallId = e.CallId,
            CloudEventId = e.Id,
            ConnectionId = e.ConnectionId,
            OperationContext = e.OperationContext,
            Result = e.Result,
            ChoiceLabel = e.Data.Text("choiceResult", "label"),
            Tones = Dtmf.Keys(e.Data.At("dtmfResult", "tones")),
            Speech = e.Data.Text("speechResult", "speech"),
        },
        ["RecognizeFailed"] = e => new RecognizeFailed { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["RecognizeCanceled"] = e => new RecognizeCanceled { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["MediaStreamingStarted"] = e => new MediaStreamingStarted { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["MediaStreamingStopped"] = e => new MediaStreamingStopped { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result },
        ["MediaStreamingFailed"] = e => new MediaStreamingFailed { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result, Details = e.Data.Text("mediaStreamingUpdate", "mediaStreamingStatusDetails") },
        ["RecordingStateChanged"] = e => Recording(e, string.Equals(e.Data.Text("state"), "active", StringComparison.OrdinalIgnoreCase)),
        ["StartRecordingFailed"] = e => Recording(e, active: false),

        // Told to us because they belong to the call, of no consequence for it: the callee's pick-up is CallConnected,
        // sound and keys come through the media socket, and we add, move, mute and hold nobody.
        ["PlayStarted"] = Nothing,
        ["ParticipantsUpdated"] = Nothing,
        ["ConnectFailed"] = Nothing,
        ["AddParticipantSucceeded"] = Nothing,
        ["AddParticipantFailed"] = Nothing,
        ["RemoveParticipantSucceeded"] = Nothing,
        ["RemoveParticipantFailed"] = Nothing,
        ["CancelAddParticipantSucceeded"] = Nothing,
        ["CancelAddParticipantFailed"] = Nothing,
        ["MoveParticipantSucceeded"] = Nothing,
        ["MoveParticipantFailed"] = Nothing,
        ["ContinuousDtmfRecognitionToneReceived"] = Nothing,
        ["ContinuousDtmfRecognitionToneFailed"] = Nothing,
        ["ContinuousDtmfRecognitionStopped"] = Nothing,
        ["SendDtmfTonesCompleted"] = Nothing,
        ["SendDtmfTonesFailed"] = Nothing,
        ["HoldFailed"] = Nothing,
        ["TranscriptionStarted"] = Nothing,
        ["TranscriptionStopped"] = Nothing,
        ["TranscriptionUpdated"] = Nothing,
        ["TranscriptionFailed"] = Nothing,
    };

    /// <summary>Every type we know, without the common prefix.</summary>
    public static IReadOnlyCollection<string> KnownTypes => Table.Keys;

    /// <summary>The contract event to publish; null where the event is ignored.</summary>
    public static object? Translate(Guid callId, EventEnvelope envelope) =>
        envelope.Type.StartsWith(Prefix, StringComparison.Ordinal) && Table.TryGetValue(envelope.Type[Prefix.Length..], out var translate)
            ? translate(new AcsEvent(callId, envelope))
            : null;

    private static CallSetupFailed SetupFailed(AcsEvent e) =>
        new() { CallId = e.CallId, CloudEventId = e.Id, ConnectionId = e.ConnectionId, OperationContext = e.OperationContext, Result = e.Result };

    private static RecordingChanged Recording(AcsEvent e, bool active) => new()
    {
        CallId = e.CallId,
        CloudEventId = e.Id,
        ConnectionId = e.ConnectionId,
        OperationContext = e.OperationContext,
        Result = e.Result,
        RecordingId = e.Data.Text("recordingId") ?? "",
        Active = active,
    };

    private static object? Nothing(AcsEvent e) => null;
}
