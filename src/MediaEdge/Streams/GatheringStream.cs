using System.Buffers;
using System.Runtime.CompilerServices;

namespace CallCenter.MediaEdge.Streams;

/// <summary>
/// The connection below a media socket, on which several messages can go out in one write. One writer at a time, as a WebSocket is one.
/// </summary>
/// <param name="connection">The connection of the server, whose writes go out by themselves: flushing it once more would only cost time.</param>
internal sealed class GatheringStream(Stream connection) : Stream
{
    private byte[] _gathered = [];
    private int _length;

    /// <summary>Whether what is written is kept, and goes out with the next write while this is off.</summary>
    public bool Gathers { get; set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => connection.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Gathers)
            Keep(buffer.Span);
        else if (_length == 0)
            return connection.WriteAsync(buffer, cancellationToken);
        else
            return WriteGatheredAsync(buffer, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _gathered.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _gathered.Length, _length + bytes.Length));
            _gathered.AsSpan(0, _length).CopyTo(larger);
            GiveBack();
            _gathered = larger;
        }

        bytes.CopyTo(_gathered.AsSpan(_length));
        _length += bytes.Length;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteGatheredAsync(ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        Keep(last.Span);
        try
        {
            await connection.WriteAsync(_gathered.AsMemory(0, _length), cancellationToken);
        }
        finally
        {
            GiveBack();
            _length = 0;
        }
    }

    private void GiveBack()
    {
        if (_gathered.Length > 0)
            ArrayPool<byte>.Shared.Return(_gathered);
        _gathered = [];
    }
}
