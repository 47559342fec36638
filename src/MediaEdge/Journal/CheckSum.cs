using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.MediaEdge.Journal;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4), which processors have an instruction for.</summary>
internal static class CheckSum
{
    /// <summary>Of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            sum = BitOperations.Crc32C(sum, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }
}
