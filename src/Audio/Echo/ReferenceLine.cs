namespace CallCenter.Audio.Echo;

/// <summary>What was sent lately, hop by hop: half a second and more of it, so that it can be had as late as its echo comes back.</summary>
/// <param name="capacity">Samples that are kept.</param>
internal sealed class ReferenceLine(int capacity)
{
    private readonly short[] _samples = new short[capacity];
    private int _end;

    /// <summary>Samples since the last one that was not zero.</summary>
    public int Silence { get; private set; } = int.MaxValue;

    /// <summary>Appends the next samples.</summary>
    public void Append(ReadOnlySpan<short> samples)
    {
        var last = samples.LastIndexOfAnyExcept((short)0);
        Silence = last < 0 ? (int)Math.Min(int.MaxValue, (long)Silence + samples.Length) : samples.Length - 1 - last;
        var first = Math.Min(samples.Length, capacity - _end);
        samples[..first].CopyTo(_samples.AsSpan(_end));
        samples[first..].CopyTo(_samples);
        _end = (_end + samples.Length) % capacity;
    }

    /// <summary>Copies a stretch.</summary>
    /// <param name="age">Samples between the end of the stretch and the newest sample.</param>
    /// <param name="block">Where to; as long as the stretch.</param>
    public void Read(int age, Span<float> block)
    {
        var start = _end - age - block.Length;
        if (start < 0)
            start += capacity;
        var first = Math.Min(block.Length, capacity - start);
        Pcm.ToFloats(_samples.AsSpan(start, first), block);
        Pcm.ToFloats(_samples.AsSpan(0, block.Length - first), block[first..]);
    }
}
