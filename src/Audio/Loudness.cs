using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Audio;

/// <summary>How loud a stretch of sound is.</summary>
public static class Loudness
{
    /// <summary>Level reported for digital silence, in dB relative to full scale.</summary>
    public const double Floor = -96;

    /// <summary>
    /// Level without the constant part (a telephone line may add one), in dB relative to a full-scale square wave; a full-scale sine
    /// has -3.
    /// </summary>
    /// <param name="samples">Signed 16-bit samples.</param>
    /// <returns><see cref="Floor"/> or more; <see cref="Floor"/> for no samples.</returns>
    public static double OfDecibels(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return Floor;
        var (sum, squares) = Sums(samples);
        var mean = sum / samples.Length;
        var power = (squares / samples.Length) - (mean * mean);
        return power <= 0.25 ? Floor : Math.Max(Floor, 10 * Math.Log10(power / (32768.0 * 32768.0)));
    }

    // Single precision in the lanes: a frame of 480 full-scale samples sums to about 2^39, of which 24 bits are ample for a level.
    private static (double Sum, double Squares) Sums(ReadOnlySpan<short> samples)
    {
        var sum = Vector<float>.Zero;
        var squares = Vector<float>.Zero;
        var vectors = MemoryMarshal.Cast<short, Vector<short>>(samples);
        foreach (var vector in vectors)
        {
            Vector.Widen(vector, out var low, out var high);
            var lowSamples = Vector.ConvertToSingle(low);
            var highSamples = Vector.ConvertToSingle(high);
            sum += lowSamples + highSamples;
            squares += (lowSamples * lowSamples) + (highSamples * highSamples);
        }

        var (total, power) = ((double)Vector.Sum(sum), (double)Vector.Sum(squares));
        foreach (var sample in samples[(vectors.Length * Vector<short>.Count)..])
        {
            total += sample;
            power += (double)sample * sample;
        }

        return (total, power);
    }
}
