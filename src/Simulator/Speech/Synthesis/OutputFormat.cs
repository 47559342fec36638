namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>A format of synthesised sound: signed 16-bit little-endian mono PCM, bare or behind a WAV header.</summary>
/// <param name="SampleRate">Hz.</param>
/// <param name="WithHeader">Whether a WAV header comes first.</param>
internal sealed record OutputFormat(int SampleRate, bool WithHeader)
{
    /// <summary>Reads a name such as <c>raw-16khz-16bit-mono-pcm</c>; null when the service does not offer it.</summary>
    public static OutputFormat? Parse(string? name) => name?.Split('-') is [("raw" or "riff") and var kind, var rate, "16bit", "mono", "pcm"]
        && RateOf(rate) is { } sampleRate
            ? new OutputFormat(sampleRate, kind is "riff")
            : null;

    private static int? RateOf(string name) => name switch
    {
        "8khz" => 8000,
        "16khz" => 16000,
        "24khz" => 24000,
        "48khz" => 48000,
        _ => null,
    };
}
