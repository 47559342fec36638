using System.Buffers.Binary;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>A message of the speech service: headers, then a body. Valid as long as the bytes it was read from.</summary>
internal readonly ref struct SpeechMessage
{
    private SpeechMessage(ReadOnlySpan<byte> path, ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> body)
    {
        Path = path;
        RequestId = requestId;
        Body = body;
    }

    /// <summary>What it is, for example <c>speech.phrase</c>; empty where the message has no such header.</summary>
    public ReadOnlySpan<byte> Path { get; }

    /// <summary>The request it answers: 32 hexadecimal digits.</summary>
    public ReadOnlySpan<byte> RequestId { get; }

    /// <summary>JSON or sound.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Reads a text message: header lines, an empty line, the body.</summary>
    public static SpeechMessage ReadText(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        return end < 0 ? default : Read(message[..end], message[(end + 4)..]);
    }

    /// <summary>Reads a binary message: the length of the header lines in two bytes, big-endian, the header lines, the body.</summary>
    public static SpeechMessage ReadBinary(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2)
            return default;
        var length = BinaryPrimitives.ReadUInt16BigEndian(message);
        return length > message.Length - 2 ? default : Read(message.Slice(2, length), message[(2 + length)..]);
    }

    private static SpeechMessage Read(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> path = default;
        ReadOnlySpan<byte> requestId = default;
        foreach (var range in headers.Split((byte)'\n'))
        {
            var line = headers[range];
            var colon = line.IndexOf((byte)':');
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim(" \t\r"u8);
            if (System.Text.Ascii.EqualsIgnoreCase(line[..colon], "path"u8))
                path = value;
            else if (System.Text.Ascii.EqualsIgnoreCase(line[..colon], "x-requestid"u8))
                requestId = value;
        }

        return new SpeechMessage(path, requestId, body);
    }
}
