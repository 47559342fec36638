using System.Numerics;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Learns how the sound sent comes back. The echo path is cut into partitions; a Kalman filter estimates the spectrum of each, bin by bin,
/// so the step follows from how uncertain an estimate is and how much else is heard: large at the start, small while the caller speaks.
/// </summary>
/// <remarks>
/// Partitions: Soo and Pang, "Multidelay block frequency domain adaptive filter", 1990, also for constraining a few partitions in turn.
/// Step: Enzner and Vary, "Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones", 2006, and Kuech,
/// Mabande and Enzner, "State-space architecture of the partitioned-block-based acoustic echo controller", 2014.
/// </remarks>
internal sealed class AdaptiveFilter
{
    // Power of an echo path of -10 dB, of which nothing is known yet.
    private const float PriorPower = 0.1f;

    // Share of an estimate that is taken for outdated after a hop even if nothing points to it.
    private const float LeastChange = 5e-5f;

    // Once the path has become another one, this share of the former one's power is what the new one is expected to have.
    private const float PowerKept = 0.5f;

    // More do not learn faster by a measurable amount, one alone is 2 dB behind in the end.
    private const int ConstrainedPerHop = 3;

    private readonly float _share;
    private readonly float _prior;
    private readonly int _partitionLength;
    private readonly int _hopsPerPartition;
    private readonly int _partitions;
    private readonly float[] _paths;
    private readonly float[] _doubt;
    private readonly float[] _block = new float[BlockTransform.Length];
    private int _constrainedNext;

    /// <summary>Begins with knowing nothing.</summary>
    /// <param name="hop">Samples of a hop.</param>
    /// <param name="partitionLength">Samples of a partition, a multiple of the hop; together with a hop at most 512.</param>
    /// <param name="partitions">Number of partitions.</param>
    public AdaptiveFilter(int hop, int partitionLength, int partitions)
    {
        _share = (float)hop / BlockTransform.Length;
        (_partitionLength, _partitions, _hopsPerPartition) = (partitionLength, partitions, partitionLength / hop);
        _paths = new float[partitions * BlockTransform.Length];
        _doubt = new float[partitions * BlockTransform.Bins];
        _prior = PriorPower / partitions;
        _doubt.AsSpan().Fill(_prior);
    }

    /// <summary>By bin: power of the echo that the filter expects to leave, in the scale of the spectra given to <see cref="Adapt"/>.</summary>
    public float[] Expected { get; } = new float[BlockTransform.Bins];

    /// <summary>Moves the estimate because what was sent is now taken later, or earlier.</summary>
    /// <param name="partitions">How much later, in partitions; negative for earlier.</param>
    public void Shift(int partitions)
    {
        Shift(_paths, partitions * BlockTransform.Length, 0);
        Shift(_doubt, partitions * BlockTransform.Bins, _prior);
    }

    /// <summary>Estimates the spectrum of the echo in the last block.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="echo">Room for a spectrum.</param>
    public void Estimate(SpectrumHistory sent, Span<float> echo)
    {
        ref var path = ref MemoryMarshal.GetArrayDataReference(_paths);
        ref var result = ref MemoryMarshal.GetReference(echo[..BlockTransform.Length]);
        for (nuint n = 0; n < BlockTransform.Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var partition = 0; partition < _partitions; partition++)
            {
                var (xr, xi) = Complex(ref sent.At(partition * _hopsPerPartition), n);
                var (wr, wi) = Complex(ref path, ((nuint)partition * BlockTransform.Length) + n);
                re += (xr * wr) - (xi * wi);
                im += (xr * wi) + (xi * wr);
            }

            re.StoreUnsafe(ref result, n);
            im.StoreUnsafe(ref result, n + BlockTransform.Bins);
        }
    }

    /// <summary>Learns from what was left.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="left">Spectrum of what is left of the last hop, zero before it.</param>
    /// <param name="other">By bin: power expected in it from anything but the echo.</param>
    /// <param name="change">Share of the estimate that has become outdated since the last hop, beyond what always does.</param>
    public void Adapt(SpectrumHistory sent, ReadOnlySpan<float> left, ReadOnlySpan<float> other, float change)
    {
        var share = new Vector<float>(_share);
        var outdated = new Vector<float>(LeastChange + change);
        var kept = Vector<float>.One - outdated;
        var fade = Vector<float>.One - (outdated / 2);
        ref var path = ref MemoryMarshal.GetArrayDataReference(_paths);
        ref var doubt = ref MemoryMarshal.GetArrayDataReference(_doubt);
        ref var e = ref MemoryMarshal.GetReference(left[..BlockTransform.Length]);
        ref var otherPower = ref MemoryMarshal.GetReference(other[..BlockTransform.Bins]);
        for (nuint n = 0; n < BlockTransform.Bins; n += (nuint)Vector<float>.Count)
        {
            var (er, ei) = Complex(ref e, n);
            var expected = share * Doubt(sent, ref doubt, n);
            expected.CopyTo(Expected, (int)n);
            var scale = Vector<float>.One / (expected + Vector.LoadUnsafe(ref otherPower, n));
            for (var partition = 0; partition < _partitions; partition++)
            {
                var (xr, xi) = Complex(ref sent.At(partition * _hopsPerPartition), n);
                var at = ((nuint)partition * BlockTransform.Length) + n;
                var doubtAt = ((nuint)partition * BlockTransform.Bins) + n;
                var (wr, wi) = Complex(ref path, at);
                var before = Vector.LoadUnsafe(ref doubt, doubtAt);
                var gain = before * scale;
                wr = (wr * fade) + (gain * ((xr * er) + (xi * ei)));
                wi = (wi * fade) + (gain * ((xr * ei) - (xi * er)));
                wr.StoreUnsafe(ref path, at);
                wi.StoreUnsafe(ref path, at + BlockTransform.Bins);
                var after = (Vector<float>.One - (share * gain * ((xr * xr) + (xi * xi)))) * before;
                ((kept * after) + (outdated * ((wr * wr) + (wi * wi)))).StoreUnsafe(ref doubt, doubtAt);
            }
        }

        for (var n = 0; n < ConstrainedPerHop; n++)
            Constrain();
    }

    /// <summary>Begins anew because the path has become another one; the former one still tells how loud it may be.</summary>
    public void Forget()
    {
        for (var bin = 0; bin < BlockTransform.Bins; bin++)
        {
            var power = 0f;
            for (var at = bin; at < _paths.Length; at += BlockTransform.Length)
                power += (_paths[at] * _paths[at]) + (_paths[at + BlockTransform.Bins] * _paths[at + BlockTransform.Bins]);
            var each = PowerKept * power / _partitions;
            for (int at = bin, path = bin; at < _doubt.Length; at += BlockTransform.Bins, path += BlockTransform.Length)
                _doubt[at] += each + (PowerKept * ((_paths[path] * _paths[path]) + (_paths[path + BlockTransform.Bins] * _paths[path + BlockTransform.Bins])));
        }

        _paths.AsSpan().Clear();
    }

    private static (Vector<float> Real, Vector<float> Imaginary) Complex(ref float spectrum, nuint at) =>
        (Vector.LoadUnsafe(ref spectrum, at), Vector.LoadUnsafe(ref spectrum, at + BlockTransform.Bins));

    private static void Shift(Span<float> values, int by, float fill)
    {
        if (Math.Abs(by) >= values.Length)
        {
            values.Fill(fill);
        }
        else if (by > 0)
        {
            values[by..].CopyTo(values);
            values[^by..].Fill(fill);
        }
        else
        {
            values[..^-by].CopyTo(values[-by..]);
            values[..-by].Fill(fill);
        }
    }

    private Vector<float> Doubt(SpectrumHistory sent, ref float doubt, nuint n)
    {
        var sum = Vector<float>.Zero;
        for (var partition = 0; partition < _partitions; partition++)
        {
            var (xr, xi) = Complex(ref sent.At(partition * _hopsPerPartition), n);
            sum += Vector.LoadUnsafe(ref doubt, ((nuint)partition * BlockTransform.Bins) + n) * ((xr * xr) + (xi * xi));
        }

        return sum;
    }

    // A product of spectra fills the whole block, but a partition is shorter than that: what lies beyond it is an artefact.
    private void Constrain()
    {
        var path = _paths.AsSpan(_constrainedNext * BlockTransform.Length, BlockTransform.Length);
        BlockTransform.Inverse(path, _block);
        _block.AsSpan(_partitionLength).Clear();
        BlockTransform.Forward(_block, path);
        _constrainedNext = (_constrainedNext + 1) % _partitions;
    }
}
