namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>Adds sound to sound.</summary>
internal static class Mixer
{
    /// <summary>Adds <paramref name="source"/> to the beginning of <paramref name="target"/>, clipped to 16 bits.</summary>
    public static void Add(ReadOnlySpan<short> source, Span<short> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = (short)Math.Clamp(target[i] + source[i], short.MinValue, short.MaxValue);
    }
}
