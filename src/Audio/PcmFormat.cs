namespace CallCenter.Audio;

/// <summary>Shape of the sound of a call: signed 16-bit little-endian mono samples in frames of 20 ms.</summary>
/// <param name="SampleRate">Samples a second, 16,000 or 24,000 on a phone call.</param>
public readonly record struct PcmFormat(int SampleRate)
{
    /// <summary>Duration of a frame, in milliseconds; the tick of a call's clock.</summary>
    public const int FrameMilliseconds = 20;

    /// <summary>Samples of a frame, for example 320 at 16 kHz.</summary>
    public int SamplesPerFrame => SampleRate / (1000 / FrameMilliseconds);

    /// <summary>Bytes of a frame, for example 640 at 16 kHz.</summary>
    public int BytesPerFrame => SamplesPerFrame * sizeof(short);

    /// <summary>Bytes of a second of sound.</summary>
    public int BytesPerSecond => SampleRate * sizeof(short);
}
