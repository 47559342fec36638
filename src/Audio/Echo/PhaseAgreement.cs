using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Holds a sound against what was sent: for each delay up to half a second it averages the phase between the two, bin by bin; where the sound
/// is an echo, the phases agree from block to block and the average stays long.
/// </summary>
/// <remarks>The phase transform of Knapp and Carter, "The generalized correlation method for estimation of time delay", 1976, averaged in each bin.</remarks>
internal sealed class PhaseAgreement(SentPhases sent)
{
    private const int Bins = SentPhases.Bins;

    // Half a second of frames; unrelated sounds then reach an agreement of 0.02.
    private const float Rate = 0.04f;

    // Of the mean of all delays. A sound of few tones agrees with one of the same tones at any delay, an echo at one of them.
    private const float Outstanding = 2.5f;

    private readonly float[] _mean = new float[SentPhases.Delays * 2 * Bins];
    private readonly float[] _phases = new float[2 * Bins];

    /// <summary>The delay at which the phases agree best, in hops.</summary>
    public int Delay { get; private set; }

    /// <summary>How well they agree there, over the last half second, 0 to 1.</summary>
    public float Agreement { get; private set; }

    /// <summary>Whether they agree there clearly better than at other delays.</summary>
    public bool StandsOut { get; private set; }

    /// <summary>Takes the spectrum of the last block of the sound, at most once a hop.</summary>
    public void Add(ReadOnlySpan<float> spectrum)
    {
        SentPhases.Of(spectrum, _phases);
        var (best, agreement, sum) = (0, 0f, 0f);
        for (var delay = 0; delay < SentPhases.Delays; delay++)
        {
            var agreed = Compare(delay);
            sum += agreed;
            if (agreed > agreement)
                (best, agreement) = (delay, agreed);
        }

        (Delay, Agreement, StandsOut) = (best, agreement / Bins, agreement > Outstanding * sum / SentPhases.Delays);
    }

    /// <summary>How well the last block by itself agrees with those before it at the best delay: 1 if its phases are theirs, about 0 if they have nothing to do with them.</summary>
    public float OfLast()
    {
        ref var x = ref sent.At(Delay);
        ref var y = ref MemoryMarshal.GetArrayDataReference(_phases);
        ref var mean = ref _mean[Delay * 2 * Bins];
        var (common, last, before) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var (rate, kept) = (new Vector<float>(Rate), new Vector<float>(1 - Rate));
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = Between(ref x, ref y, n);
            // The average as it was before the last block.
            var cr = (Vector.LoadUnsafe(ref mean, n) - (rate * re)) / kept;
            var ci = (Vector.LoadUnsafe(ref mean, n + Bins) - (rate * im)) / kept;
            common += (cr * re) + (ci * im);
            last += (re * re) + (im * im);
            before += (cr * cr) + (ci * ci);
        }

        return Vector.Sum(common) / MathF.Sqrt(Math.Max(float.Epsilon, Vector.Sum(last) * Vector.Sum(before)));
    }

    private static (Vector<float> Real, Vector<float> Imaginary) Between(ref float x, ref float y, nuint n)
    {
        var (xr, xi) = (Vector.LoadUnsafe(ref x, n), Vector.LoadUnsafe(ref x, n + Bins));
        var (yr, yi) = (Vector.LoadUnsafe(ref y, n), Vector.LoadUnsafe(ref y, n + Bins));
        return ((xr * yr) + (xi * yi), (xr * yi) - (xi * yr));
    }

    private float Compare(int delay)
    {
        ref var x = ref sent.At(delay);
        ref var y = ref MemoryMarshal.GetArrayDataReference(_phases);
        ref var mean = ref _mean[delay * 2 * Bins];
        var total = Vector<float>.Zero;
        var rate = new Vector<float>(Rate);
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = Between(ref x, ref y, n);
            var (cr, ci) = (Vector.LoadUnsafe(ref mean, n), Vector.LoadUnsafe(ref mean, n + Bins));
            cr += rate * (re - cr);
            ci += rate * (im - ci);
            cr.StoreUnsafe(ref mean, n);
            ci.StoreUnsafe(ref mean, n + Bins);
            total += (cr * cr) + (ci * ci);
        }

        return Vector.Sum(total);
    }
}
