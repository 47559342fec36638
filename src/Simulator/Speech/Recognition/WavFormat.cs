using System.Buffers.Binary;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>The WAV header that opens the audio of every turn.</summary>
internal static class WavFormat
{
    /// <summary>Reads the header.</summary>
    /// <param name="audio">Begins with the header, sizes unknown (0); sound may follow.</param>
    /// <param name="headerLength">Bytes of the header.</param>
    /// <returns>The sample rate in Hz.</returns>
    /// <exception cref="SpeechProtocolException">No WAV header, or not 16-bit mono PCM at a multiple of 8 kHz.</exception>
    public static int Read(ReadOnlySpan<byte> audio, out int headerLength)
    {
        if (audio.Length < 44 || !audio[..4].SequenceEqual("RIFF"u8) || !audio.Slice(8, 8).SequenceEqual("WAVEfmt "u8))
            throw new SpeechProtocolException("The audio of a turn must begin with a WAV header.");

        var data = audio.IndexOf("data"u8);
        if (data < 0 || audio.Length < data + 8)
            throw new SpeechProtocolException("The WAV header has no data chunk.");

        headerLength = data + 8;
        var format = audio[20..];
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return tag == 1 && channels == 1 && bits == 16 && rate > 0 && rate % 8000 == 0
            ? rate
            : throw new SpeechProtocolException("Unsupported audio: only 16-bit mono PCM at 8, 16, 24 or 48 kHz.");
    }

    /// <summary>The header of a stream of unknown length.</summary>
    public static byte[] Header(int sampleRate)
    {
        var header = new byte[44];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        return header;
    }
}
