using System.Text.Json;
using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>The messages that open a connection and a turn of recognition.</summary>
internal static class SpeechConfig
{
    /// <summary>Body of <c>speech.config</c>: who we are.</summary>
    public static byte[] Client { get; } = JsonSerializer.SerializeToUtf8Bytes(new
    {
        context = new
        {
            system = new { name = "CallCenter", version = "1.0", build = "dotnet", lang = "C#" },
            os = new { platform = "dotnet", name = "unknown", version = "unknown" },
        },
    });

    /// <summary>Body of <c>speech.config</c> for recognition, which also tells about the sound.</summary>
    public static byte[] ForRecognition(PcmFormat format) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        context = new
        {
            system = new { name = "CallCenter", version = "1.0", build = "dotnet", lang = "C#" },
            os = new { platform = "dotnet", name = "unknown", version = "unknown" },
            audio = new
            {
                source = new { bitspersample = 16, channelcount = 1, connectivity = "Unknown", manufacturer = "Unknown", model = "Telephone", samplerate = format.SampleRate, type = "Stream" },
            },
        },
        recognition = "conversation",
    });

    /// <summary>Body of <c>speech.context</c>: how to listen, and names that will probably come up.</summary>
    public static byte[] Context(RecognitionSettings settings) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["phraseDetection"] = new
        {
            mode = "Conversation",
            language = settings.Language,
            conversation = new { segmentation = new { mode = "Custom", segmentationSilenceTimeoutMs = (int)settings.SegmentationSilence.TotalMilliseconds } },
            enrichment = new { },
        },
        ["phraseOutput"] = new { },
        ["dgi"] = new { groups = new[] { new { type = "Generic", items = settings.Phrases.Select(text => new { text }).ToArray() } }, bias = 1 },
    });

    /// <summary>The header of a WAV file of unknown length, with which the sound of a turn begins.</summary>
    public static byte[] WavHeader(PcmFormat format)
    {
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        Write32(16, 16);
        Write16(20, 1); // PCM
        Write16(22, 1); // channels
        Write32(24, format.SampleRate);
        Write32(28, format.BytesPerSecond);
        Write16(32, 2); // bytes of a sample
        Write16(34, 16); // bits of a sample
        "data"u8.CopyTo(header.AsSpan(36));
        return header;

        void Write16(int at, int value) => System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), (ushort)value);
        void Write32(int at, int value) => System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), value);
    }
}
