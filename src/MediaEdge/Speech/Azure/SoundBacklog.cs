
namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Sound whose text is not final yet, kept so that it can be sent again when the service ends a turn or the connection breaks.
/// Positions are bytes from the start of the stream. Owned by the sending side of a recogniser.
/// </summary>
/// <param name="limit">Bytes kept at most; the oldest go first.</param>
internal sealed class SoundBacklog(int limit) : IDisposable
{
    private readonly Queue<(byte[] Buffer, int Length)> _pieces = new();
    private long _from;

    /// <summary>First byte that is kept.</summary>
    public long Start { get; private set; }

    /// <summary>End of what was added.</summary>
    public long End { get; private set; }

    /// <summary>The kept sound, oldest first, beginning at <see cref="Start"/>.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces
    {
        get
        {
            var at = _from;
            foreach (var (buffer, length) in _pieces)
            {
                var skip = (int)Math.Max(0, Start - at);
                at += length;
                if (skip < length)
                    yield return buffer.AsMemory(skip, length - skip);
            }
        }
    }

    /// <summary>Adds a pooled buffer, which is returned to the pool when it is not needed any more.</summary>
    public void Add(byte[] buffer, int length)
    {
        _pieces.Enqueue((buffer, length));
        End += length;
        if (End - Start > limit)
            Release(End - limit);
    }

    /// <summary>Lets go of what lies before a position.</summary>
    public void Release(long before)
    {
        // Whole samples, or all that is sent again would be noise.
        Start = Math.Clamp(before & ~1L, Start, End);
        while (_pieces.TryPeek(out var oldest) && _from + oldest.Length <= Start)
        {
            _from += oldest.Length;
            SoundPool.Return(_pieces.Dequeue().Buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Release(End);
}
