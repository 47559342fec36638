using System.Buffers.Binary;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// The outer shape of a journal. The file begins with eight letters and its version; blocks follow, each with the length and the check sum
/// of what is in it: whole records, one behind another. A process that is killed leaves at most one block unfinished.
/// </summary>
internal static class JournalFormat
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const ushort Version = 1;

    /// <summary>Bytes before the first block.</summary>
    public const int PreambleBytes = 10;

    /// <summary>Bytes before the records of a block: length, check sum.</summary>
    public const int BlockHeadBytes = 2 * sizeof(uint);

    /// <summary>More than any block has; a larger length is damage.</summary>
    public const int LargestBlock = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Letters => "CALLJRNL"u8;

    /// <summary>What a file begins with.</summary>
    public static byte[] Preamble()
    {
        var bytes = new byte[PreambleBytes];
        Letters.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Letters.Length), Version);
        return bytes;
    }

    /// <summary>Checks what a file begins with.</summary>
    /// <exception cref="JournalException">It is no journal, or one of another version.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        if (file.Length < PreambleBytes || !file.StartsWith(Letters))
            throw new JournalException("the file is no journal of a call");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(file[Letters.Length..]);
        if (version != Version)
            throw new JournalException($"the journal has version {version}, and this program reads version {Version}");
    }

    /// <summary>Completes a block whose records are in place.</summary>
    public static void Seal(Span<byte> block)
    {
        var records = block[BlockHeadBytes..];
        BinaryPrimitives.WriteUInt32LittleEndian(block, (uint)records.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(block[sizeof(uint)..], CheckSum.Of(records));
    }
}
