using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>How the app wants the sound of a call.</summary>
/// <param name="TransportUrl">Its WebSocket.</param>
/// <param name="Unmixed">One stream per speaker, each frame with the speaker's id.</param>
/// <param name="StartsWithCall">Streaming begins with the call instead of on request.</param>
/// <param name="Bidirectional">Sound sent back is played; otherwise it is dropped in silence.</param>
/// <param name="SampleRate">16,000 or 24,000 Hz.</param>
/// <param name="SendsKeys">Pressed keys arrive as DtmfData.</param>
internal sealed record StreamingOptions(
    Uri TransportUrl, bool Unmixed, bool StartsWithCall, bool Bidirectional, int SampleRate, bool SendsKeys)
{
    /// <summary>Reads <c>mediaStreamingOptions</c>; null when absent.</summary>
    public static StreamingOptions? Read(AcsBody body)
    {
        if (body.Object("mediaStreamingOptions") is not { } options)
            return null;
        _ = options.OneOf("transportType", "websocket") ?? throw Missing("transportType");
        _ = options.OneOf("contentType", "audio");
        var channel = options.OneOf("audioChannelType", "mixed", "unmixed") ?? throw Missing("audioChannelType");
        var format = options.OneOf("audioFormat", "pcm16KMono", "pcm24KMono");
        return new StreamingOptions(
            options.RequiredAddress("transportUrl", "wss"),
            Unmixed: channel is "unmixed",
            options.Flag("startMediaStreaming") ?? false,
            options.Flag("enableBidirectional") ?? false,
            format is "pcm24KMono" ? 24_000 : 16_000,
            options.Flag("enableDtmfTones") ?? false);
    }

    private static AcsRefusal Missing(string field)
        => AcsRefusal.InvalidArgument($"mediaStreamingOptions.{field}", "it is required.");
}
