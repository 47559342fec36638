using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace CallCenter.MediaEdge.Streams;

/// <summary>Reads whole messages from a WebSocket into one pooled buffer, however they are cut into fragments. For one reader at a time.</summary>
/// <param name="socket">The socket.</param>
/// <param name="limit">Largest message in bytes; the rest of a larger one is read and thrown away.</param>
internal sealed class MessageAssembler(WebSocket socket, int limit) : IDisposable
{
    private const int InitialSize = 2048; // Frames and what recognition tells fit; sound from synthesis does not.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, limit));

    /// <summary>Reads the next message.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AssembledMessage> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        var oversized = false;
        while (true)
        {
            if (length == _buffer.Length)
                (length, oversized) = Grow(length, oversized);
            var result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return new AssembledMessage(MessageFate.Closed, default);
            length += result.Count;
            oversized |= length > limit;
            if (!result.EndOfMessage)
                continue;
            if (oversized)
                return new AssembledMessage(MessageFate.Oversized, default);
            var fate = result.MessageType == WebSocketMessageType.Text ? MessageFate.Text : MessageFate.Binary;
            return new AssembledMessage(fate, _buffer.AsMemory(0, length));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private (int Length, bool Oversized) Grow(int length, bool oversized)
    {
        if (oversized || length >= limit)
            return (0, true);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, limit));
        _buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        return (length, false);
    }
}
