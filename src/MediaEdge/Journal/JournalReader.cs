using System.Buffers.Binary;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Reads the records of a journal, as far as it is whole, and tells how it ends.</summary>
internal sealed class JournalReader
{
    private readonly ReadOnlyMemory<byte> _file;
    private ReadOnlyMemory<byte> _block;
    private int _at = JournalFormat.PreambleBytes;

    /// <summary>Begins to read.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="JournalException">It is no journal, or one of another version.</exception>
    public JournalReader(ReadOnlyMemory<byte> file)
    {
        JournalFormat.Check(file.Span);
        _file = file;
    }

    /// <summary>How the journal ends; means something once no record is left.</summary>
    public JournalEnding Ending { get; private set; } = JournalEnding.Cut;

    /// <summary>Bytes of the file that were read.</summary>
    public long Position => _at - _block.Length;

    /// <summary>Gives the next record; false at the end.</summary>
    public bool TryRead(out JournalRecord record)
    {
        record = default;
        if (Ending is JournalEnding.Whole or JournalEnding.Gap or JournalEnding.Damaged || (_block.IsEmpty && !NextBlock()))
            return false;
        var length = _block.Length > RecordWriter.LengthBytes ? BinaryPrimitives.ReadUInt32LittleEndian(_block.Span) : 0;
        if (length == 0 || length > _block.Length - RecordWriter.LengthBytes)
        {
            Ending = JournalEnding.Damaged;
            return false;
        }

        record = new JournalRecord(_block[..(RecordWriter.LengthBytes + (int)length)]);
        _block = _block[record.Bytes.Length..];
        if (record.Kind is RecordKind.Whole or RecordKind.Gap)
            Ending = record.Kind == RecordKind.Whole ? JournalEnding.Whole : JournalEnding.Gap;
        return true;
    }

    private bool NextBlock()
    {
        var left = _file[_at..];
        if (left.Length < JournalFormat.BlockHeadBytes)
            return false; // Nothing more, or a head that was not finished.
        var length = BinaryPrimitives.ReadUInt32LittleEndian(left.Span);
        if (length is 0 or > JournalFormat.LargestBlock)
        {
            Ending = JournalEnding.Damaged;
            return false;
        }

        left = left[JournalFormat.BlockHeadBytes..];
        if (left.Length < length)
            return false;
        var records = left[..(int)length];
        if (CheckSum.Of(records.Span) != BinaryPrimitives.ReadUInt32LittleEndian(_file.Span[(_at + sizeof(uint))..]))
        {
            Ending = JournalEnding.Damaged;
            return false;
        }

        _block = records;
        _at += JournalFormat.BlockHeadBytes + records.Length;
        return true;
    }
}
