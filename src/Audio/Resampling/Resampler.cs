using System.Numerics.Tensors;

namespace CallCenter.Audio.Resampling;

/// <summary>
/// Changes the sample rate of a stream of sound: a polyphase low-pass filter, a windowed sinc (Kaiser, β = 8, about 80 dB of stop band;
/// Crochiere and Rabiner, "Multirate Digital Signal Processing", 1983, ch. 4). The sound comes out 24 periods of the lower rate late.
/// One instance per stream; not safe for several threads. Nothing is allocated after construction.
/// </summary>
public sealed class Resampler
{
    // Zero crossings of the sinc on either side, in periods of the lower rate.
    private const int Reach = 24;
    private const double Beta = 8;

    // The filter passes this much of the lower rate's band; the rest is the slope.
    private const double Passband = 0.92;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[] _phases;
    private readonly float[] _history;
    private int _filled;
    private int _phase;

    /// <summary>Prepares a conversion.</summary>
    /// <param name="from">Samples a second that come in.</param>
    /// <param name="to">Samples a second that go out.</param>
    /// <param name="longestInput">Samples of the longest piece that will come in at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not positive.</exception>
    public Resampler(int from, int to, int longestInput = 960)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longestInput);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        (_up, _down) = (to / divisor, from / divisor);
        _taps = (int)Math.Ceiling(2 * Reach * Math.Max(1.0, (double)_down / _up));
        _phases = Phases(_up, _taps, Passband * Math.Min(1.0, (double)_up / _down));
        _history = new float[_taps + longestInput];
        _filled = _taps - 1;
    }

    /// <summary>Most samples that a piece of this length can give.</summary>
    public int LongestOutput(int input) => (int)(((long)input * _up) / _down) + 1;

    /// <summary>Takes the next piece.</summary>
    /// <param name="input">Signed 16-bit samples, at most as many as the constructor was told.</param>
    /// <param name="output">Room for <see cref="LongestOutput"/> samples.</param>
    /// <returns>Samples written.</returns>
    /// <exception cref="ArgumentException">The piece is too long, or the room too small.</exception>
    public int Convert(ReadOnlySpan<short> input, Span<short> output)
    {
        if (input.Length > _history.Length - _taps)
            throw new ArgumentException($"A piece of {input.Length} samples is longer than the {_history.Length - _taps} foreseen.", nameof(input));
        if (output.Length < LongestOutput(input.Length))
            throw new ArgumentException($"There is room for {output.Length} samples, {LongestOutput(input.Length)} may come.", nameof(output));
        for (var n = 0; n < input.Length; n++)
            _history[_filled + n] = input[n];
        _filled += input.Length;

        var (at, written) = (0, 0);
        while (at + _taps <= _filled)
        {
            var sample = TensorPrimitives.Dot(_history.AsSpan(at, _taps), _phases.AsSpan(_phase * _taps, _taps));
            output[written++] = (short)Math.Clamp(MathF.Round(sample), short.MinValue, short.MaxValue);
            _phase += _down;
            (at, _phase) = (at + (_phase / _up), _phase % _up);
        }

        _filled -= at;
        _history.AsSpan(at, _filled).CopyTo(_history);
        return written;
    }

    // By phase: how much each sample in reach adds to the sample that lies phase/up after the middle of the reach.
    private static float[] Phases(int up, int taps, double cutoff)
    {
        var phases = new float[up * taps];
        for (var phase = 0; phase < up; phase++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < taps; tap++)
            {
                var distance = tap - ((taps / 2) - 1) - ((double)phase / up);
                var weight = Sinc(cutoff * distance) * Kaiser(distance / (taps / 2.0));
                phases[(phase * taps) + tap] = (float)weight;
                sum += weight;
            }

            for (var tap = 0; tap < taps; tap++)
                phases[(phase * taps) + tap] /= (float)sum;
        }

        return phases;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => Math.Abs(x) >= 1 ? 0 : Bessel(Beta * Math.Sqrt(1 - (x * x))) / Bessel(Beta);

    // Modified Bessel function of the first kind and order zero, by its power series.
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; term > sum * 1e-12; n++)
        {
            term *= (x / (2 * n)) * (x / (2 * n));
            sum += term;
        }

        return sum;
    }
}
