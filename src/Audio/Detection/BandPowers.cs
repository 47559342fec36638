using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Detection;

/// <summary>
/// Power of a frame in 20 bands as wide as the ear's, from 80 Hz to 7.6 kHz (Traunmüller, "Analytical expressions for the tonotopic
/// sensory scale", 1990), and how periodic it is, by the peak of its autocorrelation (Boersma, "Accurate short-term analysis of the
/// fundamental frequency", 1993, for dividing by that of the window).
/// </summary>
internal sealed class BandPowers
{
    /// <summary>Number of bands.</summary>
    public const int Count = 20;

    private const double Lowest = 80;
    private const double Highest = 7_600;
    private const double LowestPitch = 75;
    private const double HighestPitch = 400;

    // Bands up to 3.4 kHz: harmonics above it are too weak to tell a period.
    private const int PeriodicBands = 15;

    // A short slope at the end of the window, so that the newest samples count.
    private const int Fall = 64;

    private readonly float[] _window = new float[BlockTransform.Length];
    private readonly float[] _samples = new float[BlockTransform.Length];
    private readonly float[] _block = new float[BlockTransform.Length];
    private readonly float[] _spectrum = new float[BlockTransform.Length];
    private readonly float[] _powers = new float[Count + 1];
    private readonly float[] _perBin = new float[Count + 1];
    private readonly float[] _perPeriod;
    private readonly float[] _mask = new float[BlockTransform.Bins];
    private readonly int[] _band = new int[BlockTransform.Bins];
    private readonly int _frame;
    private readonly int _shortestPeriod;

    /// <summary>Prepares for frames of a format.</summary>
    public BandPowers(PcmFormat format)
    {
        _frame = format.SamplesPerFrame;
        _shortestPeriod = (int)(format.SampleRate / HighestPitch);
        var longestPeriod = Math.Min(BlockTransform.Length / 2, (int)(format.SampleRate / LowestPitch));
        FillWindow();
        FillBands(format.SampleRate);
        _window.CopyTo(_block, 0);
        Correlate();
        _perPeriod = [.. _block[_shortestPeriod..(longestPeriod + 1)].Select(value => 1 / Math.Max(0.2f, value / _block[0]))];
    }

    /// <summary>By band: mean power of its bins in the last frame.</summary>
    public ReadOnlySpan<float> Powers => _powers.AsSpan(0, Count);

    /// <summary>How periodic the last frame is: near 0 for noise, towards 1 for a steady voice.</summary>
    public float Periodicity { get; private set; }

    /// <summary>Takes the next frame.</summary>
    public void Add(ReadOnlySpan<short> frame)
    {
        _samples.AsSpan(_frame).CopyTo(_samples);
        Pcm.ToFloats(frame, _samples.AsSpan(BlockTransform.Length - _frame));
        TensorPrimitives.Multiply(_samples, _window, _block);
        BlockTransform.Forward(_block, _spectrum);
        TakePowers();

        _powers.AsSpan().Clear();
        for (var bin = 0; bin < BlockTransform.Bins; bin++)
            _powers[_band[bin]] += _spectrum[bin];
        TensorPrimitives.Multiply(_powers, _perBin, _powers);

        var bins = _spectrum.AsSpan(0, BlockTransform.Bins);
        TensorPrimitives.Multiply(bins, _mask, bins);
        BlockTransform.Inverse(_spectrum, _block);
        var correlation = _block.AsSpan(_shortestPeriod, _perPeriod.Length);
        TensorPrimitives.Multiply(correlation, _perPeriod, correlation);
        Periodicity = Math.Clamp(TensorPrimitives.Max<float>(correlation) / (_block[0] + 1), 0, 1);
    }

    private void FillWindow()
    {
        var rise = Math.Max(BlockTransform.Length - _frame, Fall);
        for (var n = 0; n < BlockTransform.Length; n++)
        {
            var begun = Math.Min(1, (n + 0.5) / rise);
            var left = Math.Min(1, (BlockTransform.Length - n - 0.5) / Fall);
            _window[n] = (float)Math.Pow(Math.Sin(Math.PI / 2 * begun) * Math.Sin(Math.PI / 2 * left), 2);
        }
    }

    private void FillBands(int sampleRate)
    {
        for (var bin = 0; bin < BlockTransform.Bins; bin++)
        {
            var place = (Bark(BlockTransform.Frequency(bin) * sampleRate) - Bark(Lowest)) / (Bark(Highest) - Bark(Lowest));
            _band[bin] = place is >= 0 and < 1 ? (int)(place * Count) : Count;
            _mask[bin] = _band[bin] < PeriodicBands ? 1 : 0;
            _perBin[_band[bin]]++;
        }

        for (var band = 0; band <= Count; band++)
            _perBin[band] = 1 / Math.Max(1, _perBin[band]);
    }

    private static double Bark(double hertz) => (26.81 * hertz / (1960 + hertz)) - 0.53;

    private void Correlate()
    {
        BlockTransform.Forward(_block, _spectrum);
        TakePowers();
        BlockTransform.Inverse(_spectrum, _block);
    }

    private void TakePowers()
    {
        ref var spectrum = ref MemoryMarshal.GetArrayDataReference(_spectrum);
        for (nuint n = 0; n < BlockTransform.Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = (Vector.LoadUnsafe(ref spectrum, n), Vector.LoadUnsafe(ref spectrum, n + BlockTransform.Bins));
            ((re * re) + (im * im)).StoreUnsafe(ref spectrum, n);
            Vector<float>.Zero.StoreUnsafe(ref spectrum, n + BlockTransform.Bins);
        }
    }
}
