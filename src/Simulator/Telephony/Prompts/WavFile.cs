using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Reads the one kind of file that the service plays: WAV, PCM, mono, 16-bit, 16 kHz.</summary>
internal static class WavFile
{
    private const int FileRate = 16_000;

    /// <returns>Samples at <paramref name="sampleRate"/>, or null when the file is of another kind.</returns>
    public static short[]? Read(ReadOnlySpan<byte> file, int sampleRate)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return null;
        var isPlayable = false;
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)(rest.Length - 8));
            var chunk = rest.Slice(8, size);
            if (rest.StartsWith("fmt "u8))
                isPlayable = IsPlayable(chunk);
            else if (rest.StartsWith("data"u8))
                return isPlayable ? AtRate(MemoryMarshal.Cast<byte, short>(chunk), sampleRate) : null;
            rest = rest[Math.Min(rest.Length, 8 + size + (size & 1))..];
        }

        return null;
    }

    private static bool IsPlayable(ReadOnlySpan<byte> format)
        => format.Length >= 16
            && BinaryPrimitives.ReadUInt16LittleEndian(format) == 1
            && BinaryPrimitives.ReadUInt16LittleEndian(format[2..]) == 1
            && BinaryPrimitives.ReadUInt32LittleEndian(format[4..]) == FileRate
            && BinaryPrimitives.ReadUInt16LittleEndian(format[14..]) == 16;

    /// <summary>Straight lines between the samples: enough for prompts in the telephone band.</summary>
    private static short[] AtRate(ReadOnlySpan<short> samples, int sampleRate)
    {
        if (sampleRate == FileRate)
            return samples.ToArray();
        var result = new short[(long)samples.Length * sampleRate / FileRate];
        for (var i = 0; i < result.Length; i++)
        {
            var position = (double)i * FileRate / sampleRate;
            var index = (int)position;
            var next = Math.Min(index + 1, samples.Length - 1);
            result[i] = (short)(samples[index] + ((samples[next] - samples[index]) * (position - index)));
        }

        return result;
    }
}
