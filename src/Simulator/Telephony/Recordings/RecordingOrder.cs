using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Recordings;

/// <summary>Which call to record and where to report.</summary>
/// <param name="ServerCallId">The call, or null when its connection is given.</param>
/// <param name="CallConnectionId">The app's leg of the call, or null.</param>
/// <param name="StateCallback">Where RecordingStateChanged goes; null: nowhere.</param>
/// <param name="PauseOnStart">Begin paused.</param>
internal sealed record RecordingOrder(string? ServerCallId, string? CallConnectionId, Uri? StateCallback, bool PauseOnStart)
{
    public static RecordingOrder Read(AcsBody body)
    {
        var locator = body.Object("callLocator");
        if (locator is not null && locator.Value.OneOf("kind", "serverCallLocator", "groupCallLocator", "roomCallLocator") is not (null or "serverCallLocator"))
            throw AcsRefusal.InvalidArgument("callLocator.kind", "only calls with a serverCallId exist in the simulator.");
        var serverCallId = locator?.RequiredText("serverCallId");
        var connection = body.Text("callConnectionId");
        if ((serverCallId is null) == (connection is null))
            throw AcsRefusal.InvalidArgument("callLocator", "exactly one of callLocator and callConnectionId is required.");
        CheckFormat(body);
        return new RecordingOrder(
            serverCallId, connection, body.Address("recordingStateCallbackUri", "https"), body.Flag("pauseOnStart") ?? false);
    }

    private static void CheckFormat(AcsBody body)
    {
        var content = body.OneOf("recordingContentType", "audio", "audioVideo");
        var channel = body.OneOf("recordingChannelType", "mixed", "unmixed");
        var format = body.OneOf("recordingFormatType", "wav", "mp3", "mp4");
        var fits = format switch
        {
            null => true,
            "mp4" => content is null or "audioVideo",
            "mp3" => content is not "audioVideo" && channel is not "unmixed",
            _ => content is not "audioVideo",
        };
        if (!fits)
            throw AcsRefusal.InvalidArgument("recordingFormatType", "it does not fit the content and channel types.");
    }
}
