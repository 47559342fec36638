using System.Runtime.InteropServices;

namespace CallCenter.Audio;

/// <summary>
/// A view of 20 ms of sound; valid only as long as the buffer below it. Wire order is little-endian, which is also the order of every
/// machine this runs on, so the bytes are the samples.
/// </summary>
public readonly ref struct PcmFrame
{
    /// <summary>Takes bytes as they come from the wire.</summary>
    /// <param name="bytes">Signed 16-bit little-endian mono samples; an odd last byte is left out.</param>
    public PcmFrame(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        Samples = MemoryMarshal.Cast<byte, short>(bytes);
    }

    /// <summary>The sound as bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The sound as samples.</summary>
    public ReadOnlySpan<short> Samples { get; }
}
