using System.Buffers;
using System.Collections.Concurrent;

namespace CallCenter.MediaEdge;

/// <summary>
/// Buffers for pieces of sound, for all calls of the edge. The shared array pool keeps 32 of a size for each processor, and hundreds of calls
/// hold a dozen each: measured with 150 calls, most of its buffers were new ones, 500 to 1,000 bytes for each frame.
/// </summary>
internal static class SoundPool
{
    // 10 ms at 16 kHz: pieces of sound fit without waste.
    private const int Step = 320;
    private const int Largest = 8_000;
    private const int MostFreeBytes = 16 << 20;

    private static readonly Shelf[] Shelves = [.. Enumerable.Range(1, Largest / Step).Select(steps => new Shelf(steps * Step))];

    /// <summary>Lends a buffer of at least so many bytes; what is in it is anything.</summary>
    public static byte[] Rent(int length)
    {
        var shelf = Math.Max(0, length - 1) / Step;
        return shelf < Shelves.Length ? Shelves[shelf].Take() : ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>Takes a buffer back, which nobody may use any more.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= Largest && buffer.Length % Step == 0)
            Shelves[(buffer.Length / Step) - 1].Put(buffer);
        else
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private sealed class Shelf
    {
        // Room from the beginning: a queue that grows does so in the middle of calls.
        private const int Room = 2_048;

        private readonly ConcurrentQueue<byte[]> _free = new(Enumerable.Repeat(Array.Empty<byte>(), Room));
        private readonly int _size;
        private int _count;

        public Shelf(int size)
        {
            _size = size;
            while (_free.TryDequeue(out _))
            {
            }
        }

        public byte[] Take()
        {
            if (!_free.TryDequeue(out var buffer))
                return GC.AllocateUninitializedArray<byte>(_size);
            Interlocked.Decrement(ref _count);
            return buffer;
        }

        public void Put(byte[] buffer)
        {
            if (Interlocked.Increment(ref _count) * (long)_size <= MostFreeBytes)
                _free.Enqueue(buffer);
            else
                Interlocked.Decrement(ref _count);
        }
    }
}
