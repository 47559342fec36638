namespace CallCenter.MediaEdge.Streams;

/// <summary>A message of the telephone service, read in place; the sound is valid until the next message is read.</summary>
internal readonly ref struct InboundMessage
{
    /// <summary>What it carries.</summary>
    public required InboundKind Kind { get; init; }

    /// <summary>The sound of an <see cref="InboundKind.Audio"/>: signed 16-bit little-endian mono.</summary>
    public ReadOnlySpan<byte> Sound { get; init; }

    /// <summary>Samples a second of an <see cref="InboundKind.Metadata"/>.</summary>
    public int SampleRate { get; init; }

    /// <summary>Key of an <see cref="InboundKind.Dtmf"/>: 0–9, *, #, A–D.</summary>
    public char Key { get; init; }
}
