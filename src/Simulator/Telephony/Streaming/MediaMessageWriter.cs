using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>Writes the service's messages; the buffers are rented, whoever sends them returns them.</summary>
internal static class MediaMessageWriter
{
    /// <summary>Below this peak a frame counts as silence.</summary>
    private const int SilentPeak = 16;

    /// <summary>The first message on a socket: what the frames will look like.</summary>
    public static OutboundMedia Metadata(string subscriptionId, int sampleRate) => Text(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"{{{subscriptionId}}}","encoding":"PCM","sampleRate":{{{sampleRate}}},"channels":1,"length":{{{sampleRate / 50 * 2}}}}}"""));

    public static OutboundMedia Key(char key) => Text($$$"""{"kind":"DtmfData","dtmfData":{"data":"{{{key}}}"}}""");

    /// <summary>One frame of 20 ms; <paramref name="speaker"/> is the raw id of who speaks in an unmixed stream, else null.</summary>
    public static OutboundMedia Audio(DateTimeOffset timestamp, string? speaker, ReadOnlySpan<short> pcm)
    {
        var bytes = MemoryMarshal.AsBytes(pcm);
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 256);
        var rest = buffer.AsSpan();
        Put(ref rest, "{\"kind\":\"AudioData\",\"audioData\":{\"timestamp\":\""u8);
        timestamp.UtcDateTime.TryFormat(rest, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        rest = rest[written..];
        if (speaker is not null)
        {
            Put(ref rest, "\",\"participantRawID\":\""u8);
            rest = rest[Encoding.UTF8.GetBytes(speaker, rest)..];
        }

        Put(ref rest, "\",\"data\":\""u8);
        Base64.EncodeToUtf8(bytes, rest, out _, out written);
        rest = rest[written..];
        Put(ref rest, IsSilent(pcm) ? "\",\"silent\":true}}"u8 : "\",\"silent\":false}}"u8);
        return new OutboundMedia(buffer, buffer.Length - rest.Length);
    }

    private static bool IsSilent(ReadOnlySpan<short> pcm) => !pcm.ContainsAnyExceptInRange<short>(-SilentPeak, SilentPeak);

    private static OutboundMedia Text(string json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        return new OutboundMedia(buffer, Encoding.UTF8.GetBytes(json, buffer));
    }

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> text)
    {
        text.CopyTo(rest);
        rest = rest[text.Length..];
    }
}
