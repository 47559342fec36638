using System.Buffers;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>One text message in a buffer rented from the shared pool.</summary>
internal readonly record struct OutboundMedia(byte[] Buffer, int Length)
{
    public ReadOnlyMemory<byte> Bytes => Buffer.AsMemory(0, Length);

    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
