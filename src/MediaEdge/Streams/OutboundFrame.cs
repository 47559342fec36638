using System.Buffers;
using System.Buffers.Text;

namespace CallCenter.MediaEdge.Streams;

/// <summary>Writes what the edge sends on the media socket, in the letter case of the service's .NET package.</summary>
internal static class OutboundFrame
{
    private static ReadOnlySpan<byte> Head => "{\"Kind\":\"AudioData\",\"AudioData\":{\"Data\":\""u8;

    private static ReadOnlySpan<byte> Tail => "\"},\"StopAudio\":null}"u8;

    /// <summary>Message that makes the service throw away what it has not played yet.</summary>
    public static ReadOnlyMemory<byte> StopAudio { get; } = """{"Kind":"StopAudio","AudioData":null,"StopAudio":{}}"""u8.ToArray();

    /// <summary>Bytes that the message for so many bytes of sound takes.</summary>
    public static int LengthOf(int soundBytes) => Head.Length + Base64.GetMaxEncodedToUtf8Length(soundBytes) + Tail.Length;

    /// <summary>Writes a frame of sound.</summary>
    /// <param name="sound">Signed 16-bit little-endian mono samples.</param>
    /// <param name="message">At least <see cref="LengthOf"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> sound, Span<byte> message)
    {
        Head.CopyTo(message);
        var status = Base64.EncodeToUtf8(sound, message[Head.Length..], out _, out var encoded);
        if (status != OperationStatus.Done)
            throw new ArgumentException($"a message of {LengthOf(sound.Length)} bytes needs more room than {message.Length}", nameof(message));
        Tail.CopyTo(message[(Head.Length + encoded)..]);
        return Head.Length + encoded + Tail.Length;
    }
}
