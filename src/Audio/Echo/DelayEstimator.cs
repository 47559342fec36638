using System.Numerics;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Finds how late an echo comes back, to a hop: for each delay up to 500 ms it averages the phase between what was sent then and what
/// is heard now, bin by bin; where the echo is, the phases agree from block to block and the average stays long.
/// </summary>
/// <remarks>The phase transform of Knapp and Carter, "The generalized correlation method for estimation of time delay", 1976, averaged in each bin.</remarks>
internal sealed class DelayEstimator
{
    /// <summary>Longest delay, in hops of 10 ms.</summary>
    public const int LongestDelay = 50;

    // Bins 6 to 37 lie between 0.4 and 2.4 kHz at 16 kHz and below 3.5 kHz at 24 kHz, where any telephone has its echo.
    private const int FirstBin = 6;
    private const int Bins = 32;
    private const int Delays = LongestDelay + 1;

    // Half a second of frames; unrelated sounds then reach an agreement of 0.02.
    private const float Rate = 0.04f;
    private const float LeastAgreement = 0.04f;
    private const int FramesToBelieve = 6;

    // What one bin of a block of the quietest sound that has a phase amounts to.
    private const float Quiet = 2_000;

    private readonly float[] _sent = new float[Delays * 2 * Bins];
    private readonly float[] _phase = new float[Delays * 2 * Bins];
    private readonly float[] _heard = new float[2 * Bins];
    private int _newest;
    private int _candidate = -1;
    private int _agreed;

    /// <summary>Delay of the echo in hops; -1 while none was found.</summary>
    public int Delay { get; private set; } = -1;

    /// <summary>Takes the spectrum of the last block sent, once a hop.</summary>
    public void Sent(ReadOnlySpan<float> spectrum)
    {
        _newest = _newest == 0 ? Delays - 1 : _newest - 1;
        TakePhases(spectrum, _sent.AsSpan(_newest * 2 * Bins, 2 * Bins));
    }

    /// <summary>Takes the spectrum of the last block heard, at most once a hop, and looks for the echo in it.</summary>
    public void Heard(ReadOnlySpan<float> spectrum)
    {
        TakePhases(spectrum, _heard);
        var (best, agreement) = (0, 0f);
        for (var delay = 0; delay < Delays; delay++)
        {
            var agreed = Compare(delay);
            if (agreed > agreement)
                (best, agreement) = (delay, agreed);
        }

        if (agreement < LeastAgreement)
        {
            _agreed = 0;
            return;
        }

        _agreed = Math.Abs(best - _candidate) <= 1 ? _agreed + 1 : 0;
        _candidate = best;
        if (_agreed >= FramesToBelieve)
            Delay = best;
    }

    private static void TakePhases(ReadOnlySpan<float> spectrum, Span<float> phases)
    {
        ref var from = ref MemoryMarshal.GetReference(spectrum[..BlockTransform.Length]);
        ref var to = ref MemoryMarshal.GetReference(phases[..(2 * Bins)]);
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = (Vector.LoadUnsafe(ref from, FirstBin + n), Vector.LoadUnsafe(ref from, BlockTransform.Bins + FirstBin + n));
            var scale = Vector<float>.One / (Vector.SquareRoot((re * re) + (im * im)) + new Vector<float>(Quiet));
            (re * scale).StoreUnsafe(ref to, n);
            (im * scale).StoreUnsafe(ref to, n + Bins);
        }
    }

    private float Compare(int delay)
    {
        var slot = _newest + delay;
        if (slot >= Delays)
            slot -= Delays;
        ref var sent = ref _sent[slot * 2 * Bins];
        ref var mean = ref _phase[delay * 2 * Bins];
        ref var heard = ref MemoryMarshal.GetArrayDataReference(_heard);
        var total = Vector<float>.Zero;
        var rate = new Vector<float>(Rate);
        for (nuint n = 0; n < Bins; n += (nuint)Vector<float>.Count)
        {
            var (xr, xi) = (Vector.LoadUnsafe(ref sent, n), Vector.LoadUnsafe(ref sent, n + Bins));
            var (yr, yi) = (Vector.LoadUnsafe(ref heard, n), Vector.LoadUnsafe(ref heard, n + Bins));
            var (cr, ci) = (Vector.LoadUnsafe(ref mean, n), Vector.LoadUnsafe(ref mean, n + Bins));
            cr += rate * ((xr * yr) + (xi * yi) - cr);
            ci += rate * ((xr * yi) - (xi * yr) - ci);
            cr.StoreUnsafe(ref mean, n);
            ci.StoreUnsafe(ref mean, n + Bins);
            total += (cr * cr) + (ci * ci);
        }

        return Vector.Sum(total) / Bins;
    }
}
