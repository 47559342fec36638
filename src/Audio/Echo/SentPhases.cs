using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>Phases of what was sent in the last half second, hop by hop, in the bins in which any telephone has its echo.</summary>
internal sealed class SentPhases
{
    /// <summary>Longest delay that is kept, in hops of 10 ms.</summary>
    public const int LongestDelay = 50;

    /// <summary>Number of delays.</summary>
    public const int Delays = LongestDelay + 1;

    /// <summary>Number of bins; phases are as many real parts, then as many imaginary ones.</summary>
    public const int Bins = 32;

    // Bins 6 to 37 lie between 0.4 and 2.4 kHz at 16 kHz and below 3.5 kHz at 24 kHz.
    private const int FirstBin = 6;

    // What one bin of a block of the quietest sound that has a phase amounts to.
    private const float Quiet = 2_000;

    private readonly float[] _phases = new float[Delays * 2 * Bins];
    private readonly float[] _powers = new float[Delays];
    private int _newest;

    /// <summary>Power of the loudest block, in the scale of the sum of the squares of its spectrum.</summary>
    public float Loudest => TensorPrimitives.Max<float>(_powers);

    /// <summary>Takes the spectrum of the last block sent, once a hop.</summary>
    public void Add(ReadOnlySpan<float> spectrum)
    {
        _newest = _newest == 0 ? Delays - 1 : _newest - 1;
        Of(spectrum, _phases.AsSpan(_newest * 2 * Bins, 2 * Bins));
        _powers[_newest] = TensorPrimitives.SumOfSquares(spectrum);
    }

    /// <summary>The phases of the block that was sent so many hops before the last one.</summary>
    public ref float At(int delay)
    {
        var slot = _newest + delay;
        if (slot >= Delays)
            slot -= Delays;
        return ref _phases[slot * 2 * Bins];
    }

    /// <summary>Takes the phases out of a spectrum; a bin in which hardly anything sounds has next to none.</summary>
    public static void Of(ReadOnlySpan<float> spectrum, Span<float> phases)
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
}
