using System.Text.Json;
using CallCenter.Api.Webhooks;
using CallCenter.Api.Webhooks.Acs;
using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Tests.Webhooks;

public sealed class AcsEventsTests
{
    private static readonly Guid CallId = Guid.NewGuid();

    /// <summary>Types, the fields their samples have, and what becomes of them.</summary>
    public static TheoryData<string, string, Type?> Samples => new()
    {
        { "CallConnected", """{"operationContext":"ctx","resultInformation":{"code":200,"subCode":0,"message":""}}""", typeof(CallConnected) },
        { "CallDisconnected", """{"resultInformation":{"code":200,"subCode":7000,"message":"The conversation has ended. DiagCode: 0#7000.@"}}""", typeof(CallDisconnected) },
        { "CreateCallFailed", """{"operationContext":"ctx","resultInformation":{"code":487,"subCode":10004,"message":"DiagCode: 487#10004.@"}}""", typeof(CallSetupFailed) },
        { "AnswerFailed", """{"operationContext":"ctx","resultInformation":{"code":404,"subCode":8522,"message":"Call not found."}}""", typeof(CallSetupFailed) },
        { "ConnectFailed", "{}", null },
        { "CallTransferAccepted", """{"operationContext":"ctx-x","transferTarget":{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"resultInformation":{"code":200,"subCode":0,"message":"Call transfer completed successfully."}}""", typeof(TransferAccepted) },
        { "CallTransferFailed", """{"operationContext":"ctx-x","resultInformation":{"code":603,"subCode":560603,"message":""}}""", typeof(TransferFailed) },
        { "AddParticipantSucceeded", """{"operationContext":"ctx-add","participant":{"rawId":"4:+1","kind":"phoneNumber","phoneNumber":{"value":"+1"}}}""", null },
        { "AddParticipantFailed", "{}", null },
        { "RemoveParticipantSucceeded", "{}", null },
        { "RemoveParticipantFailed", "{}", null },
        { "CancelAddParticipantSucceeded", """{"invitationId":"i"}""", null },
        { "CancelAddParticipantFailed", """{"invitationId":"i"}""", null },
        { "MoveParticipantSucceeded", """{"fromCall":"f"}""", null },
        { "MoveParticipantFailed", """{"fromCall":"f"}""", null },
        { "ParticipantsUpdated", """{"participants":[{"identifier":{"rawId":"8:acs:a","kind":"communicationUser","communicationUser":{"id":"8:acs:a"}},"isMuted":false,"isOnHold":false}],"sequenceNumber":3}""", null },
        { "PlayStarted", """{"operationContext":"ctx-play"}""", null },
        { "PlayCompleted", """{"operationContext":"ctx-play","resultInformation":{"code":200,"subCode":0}}""", typeof(PlayCompleted) },
        { "PlayCanceled", """{"operationContext":"ctx-play","resultInformation":{"code":400,"subCode":8508}}""", typeof(PlayCanceled) },
        { "PlayFailed", """{"operationContext":"ctx-play","failedPlaySourceIndex":0,"resultInformation":{"code":400,"subCode":8535}}""", typeof(PlayFailed) },
        { "RecognizeCompleted", """{"operationContext":"c","recognitionType":"dtmf","dtmfResult":{"tones":["five","six","pound"]},"resultInformation":{"code":200,"subCode":8514}}""", typeof(RecognizeCompleted) },
        { "RecognizeFailed", """{"operationContext":"c","resultInformation":{"code":400,"subCode":8510}}""", typeof(RecognizeFailed) },
        { "RecognizeCanceled", """{"operationContext":"c","resultInformation":{"code":400,"subCode":8508}}""", typeof(RecognizeCanceled) },
        { "ContinuousDtmfRecognitionToneReceived", """{"operationContext":"c","sequenceId":1,"tone":"eight"}""", null },
        { "ContinuousDtmfRecognitionToneFailed", "{}", null },
        { "ContinuousDtmfRecognitionStopped", """{"operationContext":"c"}""", null },
        { "SendDtmfTonesCompleted", """{"operationContext":"c"}""", null },
        { "SendDtmfTonesFailed", "{}", null },
        { "HoldFailed", """{"operationContext":"c","resultInformation":{"code":400,"subCode":8535}}""", null },
        { "MediaStreamingStarted", """{"mediaStreamingUpdate":{"contentType":"Audio","mediaStreamingStatus":"mediaStreamingStarted","mediaStreamingStatusDetails":"subscriptionStarted"}}""", typeof(MediaStreamingStarted) },
        { "MediaStreamingStopped", """{"mediaStreamingUpdate":{"contentType":"Audio","mediaStreamingStatus":"mediaStreamingStopped","mediaStreamingStatusDetails":"subscriptionStopped"}}""", typeof(MediaStreamingStopped) },
        { "MediaStreamingFailed", """{"mediaStreamingUpdate":{"contentType":"Audio","mediaStreamingStatus":"mediaStreamingFailed","mediaStreamingStatusDetails":"initialWebSocketConnectionFailed"},"resultInformation":{"code":400,"subCode":8581}}""", typeof(MediaStreamingFailed) },
        { "TranscriptionStarted", """{"transcriptionUpdate":{"transcriptionStatus":"a"}}""", null },
        { "TranscriptionStopped", "{}", null },
        { "TranscriptionUpdated", "{}", null },
        { "TranscriptionFailed", "{}", null },
        { "RecordingStateChanged", """{"recordingId":"r","state":"active","startDateTime":"2026-02-03T04:05:06.1234567+00:00","recordingKind":"AzureCommunicationServices"}""", typeof(RecordingChanged) },
        { "StartRecordingFailed", """{"recordingId":"r","resultInformation":{"code":400,"subCode":8523}}""", typeof(RecordingChanged) },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_type_becomes_its_contract_event_or_is_knowingly_ignored(string type, string data, Type? expected)
    {
        AcsEvents.KnownTypes.ShouldContain(known => known == type);

        Translate(type, data)?.GetType().ShouldBe(expected);
    }

    [Fact]
    public void The_samples_cover_every_type_in_the_table() =>
        Samples.Select(sample => sample.Data.Item1).Order(StringComparer.Ordinal).ShouldBe(AcsEvents.KnownTypes.Order(StringComparer.Ordinal));

    [Fact]
    public void Results_and_context_are_carried_over()
    {
        var failed = Translate("CreateCallFailed", """{"callConnectionId":"c1","operationContext":"ctx","resultInformation":{"code":486,"subCode":560486,"message":"busy"}}""").ShouldBeOfType<CallSetupFailed>();

        failed.ShouldBe(new CallSetupFailed { CallId = CallId, CloudEventId = "e1", ConnectionId = "c1", OperationContext = "ctx", Result = new AcsResult(486, 560486) });
    }

    [Fact]
    public void Keys_are_named_in_words()
    {
        const string Tones = """["zero","one","two","three","four","five","six","seven","eight","nine","asterisk","pound","a","b","c","d","boing",7]""";

        var completed = Translate("RecognizeCompleted", $$$"""{"recognitionType":"dtmf","dtmfResult":{"tones":{{{Tones}}}}}""").ShouldBeOfType<RecognizeCompleted>();

        completed.Tones.ShouldBe("0123456789*#ABCD");
        completed.ChoiceLabel.ShouldBeNull();
        completed.Speech.ShouldBeNull();
    }

    [Fact]
    public void Choices_and_free_speech_are_read()
    {
        Translate("RecognizeCompleted", """{"recognitionType":"choices","choiceResult":{"label":"fr-FR","recognizedPhrase":"yes","confidence":0.9}}""")
            .ShouldBeOfType<RecognizeCompleted>().ChoiceLabel.ShouldBe("fr-FR");
        Translate("RecognizeCompleted", """{"recognitionType":"choices","choiceResult":{"label":"fr-FR"}}""")
            .ShouldBeOfType<RecognizeCompleted>().ChoiceLabel.ShouldBe("fr-FR");
        Translate("RecognizeCompleted", """{"recognitionType":"speech","speechResult":{"speech":"tomorrow at nine.","confidence":0.9}}""")
            .ShouldBeOfType<RecognizeCompleted>().Speech.ShouldBe("tomorrow at nine.");
    }

    [Fact]
    public void Stream_failures_and_recordings_keep_their_details()
    {
        Translate("MediaStreamingFailed", """{"mediaStreamingUpdate":{"mediaStreamingStatusDetails":"authenticationFailure"}}""")
            .ShouldBeOfType<MediaStreamingFailed>().Details.ShouldBe("authenticationFailure");
        Translate("RecordingStateChanged", """{"recordingId":"r1","state":"Active"}""").ShouldBeOfType<RecordingChanged>().Active.ShouldBeTrue();
        var stopped = Translate("RecordingStateChanged", """{"recordingId":"r1","state":"inactive"}""").ShouldBeOfType<RecordingChanged>();
        (stopped.Active, stopped.RecordingId).ShouldBe((false, "r1"));
    }

    private static object? Translate(string type, string data) =>
        AcsEvents.Translate(CallId, new EventEnvelope("e1", $"Microsoft.Communication.{type}", null, "", JsonDocument.Parse(data).RootElement));
}
