using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Audio;

/// <summary>Changes samples from 16-bit numbers to floating ones of the same size, and back.</summary>
internal static class Pcm
{
    /// <summary>Writes each sample as a floating number, -32768 to 32767.</summary>
    /// <param name="samples">Signed 16-bit samples.</param>
    /// <param name="floats">Room for as many.</param>
    public static void ToFloats(ReadOnlySpan<short> samples, Span<float> floats)
    {
        ref var from = ref MemoryMarshal.GetReference(samples);
        ref var to = ref MemoryMarshal.GetReference(floats[..samples.Length]);
        var whole = samples.Length - (samples.Length % Vector<short>.Count);
        for (var n = 0; n < whole; n += Vector<short>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)n), out var low, out var high);
            Vector.ConvertToSingle(low).StoreUnsafe(ref to, (nuint)n);
            Vector.ConvertToSingle(high).StoreUnsafe(ref to, (nuint)(n + Vector<float>.Count));
        }

        for (var n = whole; n < samples.Length; n++)
            floats[n] = samples[n];
    }

    /// <summary>Rounds each floating number to a sample; what is out of range becomes the loudest sample.</summary>
    /// <param name="floats">Numbers in the scale of samples.</param>
    /// <param name="samples">Room for as many.</param>
    public static void ToSamples(ReadOnlySpan<float> floats, Span<short> samples)
    {
        ref var from = ref MemoryMarshal.GetReference(floats);
        ref var to = ref MemoryMarshal.GetReference(samples[..floats.Length]);
        var whole = floats.Length - (floats.Length % Vector<short>.Count);
        for (var n = 0; n < whole; n += Vector<short>.Count)
            Vector.Narrow(Round(ref from, n), Round(ref from, n + Vector<float>.Count)).StoreUnsafe(ref to, (nuint)n);
        for (var n = whole; n < floats.Length; n++)
            samples[n] = (short)Math.Clamp(MathF.Round(floats[n]), short.MinValue, short.MaxValue);
    }

    private static Vector<int> Round(ref float from, int at)
    {
        var rounded = Vector.Round(Vector.LoadUnsafe(ref from, (nuint)at));
        return Vector.ConvertToInt32(Vector.Min(Vector.Max(rounded, new Vector<float>(short.MinValue)), new Vector<float>(short.MaxValue)));
    }
}
