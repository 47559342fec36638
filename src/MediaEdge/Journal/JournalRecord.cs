namespace CallCenter.MediaEdge.Journal;

/// <summary>A record as it was read.</summary>
/// <param name="Bytes">All of it, length included.</param>
internal readonly record struct JournalRecord(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What it holds.</summary>
    public RecordKind Kind => (RecordKind)Bytes.Span[RecordWriter.LengthBytes];

    /// <summary>Its body.</summary>
    public RecordBody Body => new(Bytes.Span[(RecordWriter.LengthBytes + 1)..]);
}
