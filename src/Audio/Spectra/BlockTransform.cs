using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Audio.Spectra;

/// <summary>
/// Fourier transform of 512 real samples at frequencies half a step off the usual ones. Bin m lies at (2m + 1/2)/512 of the sample rate,
/// which for m ≥ 128 is the mirror of a lower frequency; no bin is special, as the first and the middle one of the usual transform are.
/// Products of such spectra are convolutions whose wrapped part changes its sign, which overlap-save throws away as it does the usual one.
/// </summary>
/// <remarks>
/// The two halves of the block are the real and the imaginary part of 256 complex values, turned and transformed
/// ("right-angle circular convolution", Narasimha and Peterson, 1978; Nussbaumer, "Fast Fourier Transform and Convolution Algorithms", ch. 7).
/// </remarks>
internal static class BlockTransform
{
    /// <summary>Real samples of a block.</summary>
    public const int Length = 2 * Bins;

    /// <summary>Complex values of a spectrum.</summary>
    public const int Bins = ColumnTransform.Length;

    private static readonly float[] TwistReal = [.. Enumerable.Range(0, Bins).Select(n => (float)Math.Cos(Math.PI * n / Length))];
    private static readonly float[] TwistImaginary = [.. Enumerable.Range(0, Bins).Select(n => (float)-Math.Sin(Math.PI * n / Length))];

    /// <summary>Frequency of a bin.</summary>
    /// <param name="bin">0 to 255.</param>
    /// <returns>Fraction of the sample rate, between 0 and 1/2.</returns>
    public static double Frequency(int bin)
    {
        var frequency = ((2 * bin) + 0.5) / Length;
        return frequency < 0.5 ? frequency : 1 - frequency;
    }

    /// <summary>Transforms samples.</summary>
    /// <param name="samples">512 samples.</param>
    /// <param name="spectrum">Room for 256 real parts, then 256 imaginary ones.</param>
    public static void Forward(ReadOnlySpan<float> samples, Span<float> spectrum)
    {
        ref var first = ref MemoryMarshal.GetReference(samples[..Length]);
        ref var re = ref MemoryMarshal.GetReference(spectrum[..Length]);
        ref var cosine = ref MemoryMarshal.GetArrayDataReference(TwistReal);
        ref var sine = ref MemoryMarshal.GetArrayDataReference(TwistImaginary);
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (a, b) = (Vector.LoadUnsafe(ref first, n), -Vector.LoadUnsafe(ref first, n + Bins));
            var (c, s) = (Vector.LoadUnsafe(ref cosine, n), Vector.LoadUnsafe(ref sine, n));
            ((a * c) - (b * s)).StoreUnsafe(ref re, n);
            ((a * s) + (b * c)).StoreUnsafe(ref re, n + Bins);
        }

        ColumnTransform.Forward(spectrum[..Bins], spectrum[Bins..Length]);
    }

    /// <summary>Transforms back; the spectrum is used up.</summary>
    /// <param name="spectrum">256 real parts, then 256 imaginary ones.</param>
    /// <param name="samples">Room for 512 samples.</param>
    public static void Inverse(Span<float> spectrum, Span<float> samples)
    {
        ColumnTransform.Forward(spectrum[Bins..Length], spectrum[..Bins]);
        ref var re = ref MemoryMarshal.GetReference(spectrum[..Length]);
        ref var first = ref MemoryMarshal.GetReference(samples[..Length]);
        ref var cosine = ref MemoryMarshal.GetArrayDataReference(TwistReal);
        ref var sine = ref MemoryMarshal.GetArrayDataReference(TwistImaginary);
        var scale = new Vector<float>(1f / Bins);
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (a, b) = (Vector.LoadUnsafe(ref re, n) * scale, Vector.LoadUnsafe(ref re, n + Bins) * scale);
            var (c, s) = (Vector.LoadUnsafe(ref cosine, n), Vector.LoadUnsafe(ref sine, n));
            ((a * c) + (b * s)).StoreUnsafe(ref first, n);
            ((a * s) - (b * c)).StoreUnsafe(ref first, n + Bins);
        }
    }
}
