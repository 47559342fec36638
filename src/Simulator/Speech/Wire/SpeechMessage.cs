using System.Buffers.Binary;
using System.Text;

namespace CallCenter.Simulator.Speech.Wire;

/// <summary>
/// One message of the speech protocol. Text: header lines, an empty line, the body. Binary: two bytes of header length (big-endian), header lines, the body.
/// </summary>
/// <param name="Path">What the message is, e.g. <c>speech.context</c>.</param>
/// <param name="RequestId">Ties the messages of one turn together.</param>
/// <param name="Body">The payload; valid until the next message is received.</param>
internal readonly record struct SpeechMessage(string Path, string RequestId, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Reads a text message.</summary>
    /// <exception cref="SpeechProtocolException">No path or no request id.</exception>
    public static SpeechMessage FromText(ReadOnlyMemory<byte> raw)
    {
        var end = raw.Span.IndexOf("\r\n\r\n"u8);
        return end < 0
            ? Read(raw.Span, default)
            : Read(raw.Span[..end], raw[(end + 4)..]);
    }

    /// <summary>Reads a binary message.</summary>
    /// <exception cref="SpeechProtocolException">The header length is wrong, or path or request id are missing.</exception>
    public static SpeechMessage FromBinary(ReadOnlyMemory<byte> raw)
    {
        if (raw.Length < 2)
            throw new SpeechProtocolException("A binary message needs a header length.");

        var length = BinaryPrimitives.ReadUInt16BigEndian(raw.Span);
        return raw.Length < 2 + length
            ? throw new SpeechProtocolException("The header length exceeds the message.")
            : Read(raw.Span.Slice(2, length), raw[(2 + length)..]);
    }

    private static SpeechMessage Read(ReadOnlySpan<byte> headers, ReadOnlyMemory<byte> body)
    {
        string? path = null;
        string? requestId = null;
        foreach (var line in Encoding.ASCII.GetString(headers).AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;

            var value = line[(colon + 1)..].Trim();
            if (line[..colon].Equals("Path", StringComparison.OrdinalIgnoreCase))
                path = value.ToString();
            else if (line[..colon].Equals("X-RequestId", StringComparison.OrdinalIgnoreCase))
                requestId = value.ToString();
        }

        if (path is null)
            throw new SpeechProtocolException("The header 'Path' is missing.");

        // Only the messages of a turn must name it; the configuration of a connection may come without.
        if (requestId is null && !path.Equals("speech.config", StringComparison.OrdinalIgnoreCase))
            throw new SpeechProtocolException("The header 'X-RequestId' is missing.");
        return new SpeechMessage(path.ToLowerInvariant(), requestId ?? "", body);
    }
}
