namespace CallCenter.MediaEdge.Tests.Streams;

/// <summary>Keeps what is written, and counts the writes.</summary>
internal sealed class WrittenStream : MemoryStream
{
    /// <summary>How often was written.</summary>
    public int Writes { get; private set; }

    /// <summary>All that was written.</summary>
    public byte[] Bytes => ToArray();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writes++;
        return base.WriteAsync(buffer, cancellationToken);
    }
}
