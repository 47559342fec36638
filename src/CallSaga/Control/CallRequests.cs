using System.Globalization;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Wire;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Security;
using Microsoft.Extensions.Options;

namespace CallCenter.CallSaga.Control;

/// <summary>
/// Turns commands into requests: our number, our addresses with the call's token, the speech resource. Equal for an equal command first
/// sent at the same time, since the service takes another request under a known id for an error.
/// </summary>
internal sealed class CallRequests(
    IOptions<CommunicationServicesOptions> telephony,
    IOptions<CognitiveServiceOptions> speech,
    IOptions<ResourcesOptions> resources,
    CallTokens tokens)
{
    private AcsPhoneNumber OurNumber => new(telephony.Value.PhoneNumber.Value);

    private CallIntelligenceOptions? Intelligence => speech.Value.Endpoint is { } endpoint ? new(endpoint) : null;

    public CreateCallRequest Create(PlaceCall command, DateTimeOffset firstSent) => new()
    {
        Targets = [AcsIdentifier.Of(command.To)],
        SourceCallerIdNumber = OurNumber,
        SourceDisplayName = command.DisplayName,
        CallbackUri = Callback(command.CallId, firstSent),
        CallIntelligenceOptions = Intelligence,
        MediaStreamingOptions = Media(command.CallId, command.StreamAtOnce, firstSent),
    };

    public AnswerCallRequest Answer(AnswerCall command, DateTimeOffset firstSent) => new()
    {
        IncomingCallContext = command.IncomingCallContext,
        CallbackUri = Callback(command.CallId, firstSent),
        CallIntelligenceOptions = Intelligence,
        MediaStreamingOptions = Media(command.CallId, command.StreamAtOnce, firstSent),
    };

    public TransferRequest Transfer(TransferLeg command) => new()
    {
        TargetParticipant = AcsIdentifier.Of(command.Agent),
        SourceCallerIdNumber = OurNumber,
        OperationContext = command.OperationContext,
    };

    public StartRecordingRequest Record(StartRecording command, DateTimeOffset firstSent) => new()
    {
        CallLocator = new(command.ServerCallId),
        RecordingStateCallbackUri = Callback(command.CallId, firstSent),
        ExternalStorage = telephony.Value.RecordingContainerUrl is { } container ? new(container) : null,
    };

    private MediaStreamingOptions Media(Guid callId, bool streamAtOnce, DateTimeOffset firstSent) => new()
    {
        TransportUrl = Address(resources.Value.PublicWebSocketUrl, "media", callId, firstSent),
        StartMediaStreaming = streamAtOnce,
    };

    private Uri Callback(Guid callId, DateTimeOffset firstSent) => Address(resources.Value.PublicUrl, "webhooks/acs/calls", callId, firstSent);

    private Uri Address(Uri root, string path, Guid callId, DateTimeOffset firstSent) => new(string.Create(
        CultureInfo.InvariantCulture, $"{root.AbsoluteUri.TrimEnd('/')}/{path}/{callId}?token={tokens.Issue(callId, firstSent)}"));
}
