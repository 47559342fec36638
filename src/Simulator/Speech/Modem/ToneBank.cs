using System.Numerics;

namespace CallCenter.Simulator.Speech.Modem;

/// <summary>
/// Measures all tones of the code in a sliding window of 16 ms, every 4 ms, on audio at 8 kHz.
/// A tone of 62.5·k Hz turns by exactly k quarter circles in 4 ms, so the window is the sum of four quarter blocks, each rotated by multiples
/// of 90 degrees: every sample is correlated once only. About 70 multiplications a sample; nothing is allocated after construction.
/// </summary>
internal sealed class ToneBank
{
    /// <summary>Sample rate of the audio this class takes, Hz.</summary>
    public const int SampleRate = 8000;

    /// <summary>Samples of a block, and so between two readings.</summary>
    public const int Hop = 32;

    /// <summary>Samples of the window.</summary>
    public const int Window = Hop * Blocks;

    private const int Blocks = 4;
    private const int Tones = ModemCode.NibbleTones + ModemCode.ClockTones + ModemCode.NibbleTones;
    private const int FirstClockTone = ModemCode.NibbleTones;
    private const int FirstHighTone = ModemCode.NibbleTones + ModemCode.ClockTones;

    // White noise puts about a sixth of its energy into the three loudest tones, the code puts nearly all of it there.
    private const float TogetherAtLeast = 0.45f;
    private const float EachAtLeast = 0.06f;
    private const float MeanSquareAtLeast = 3e-7f; // -65 dBFS

    private static readonly float[] Cosines = Table(Math.Cos);
    private static readonly float[] Sines = Table(Math.Sin);

    private readonly float[] _real = new float[Blocks * Tones];
    private readonly float[] _imaginary = new float[Blocks * Tones];
    private readonly float[] _energy = new float[Blocks];
    private readonly float[] _power = new float[Tones];
    private int _slot;

    /// <summary>Energy of each low tone in the latest window.</summary>
    public ReadOnlySpan<float> LowPower => _power.AsSpan(0, ModemCode.NibbleTones);

    /// <summary>Energy of each high tone in the latest window.</summary>
    public ReadOnlySpan<float> HighPower => _power.AsSpan(FirstHighTone, ModemCode.NibbleTones);

    /// <summary>Takes the next block of <see cref="Hop"/> samples, full scale = 1, and reads the window that ends with it.</summary>
    public ToneReading Next(ReadOnlySpan<float> block)
    {
        Correlate(block);
        _slot = (_slot + 1) % Blocks;
        var energy = _energy[0] + _energy[1] + _energy[2] + _energy[3];
        if (energy < MeanSquareAtLeast * Window)
            return default;

        Sum();
        var low = Loudest(0, ModemCode.NibbleTones);
        var clock = Loudest(FirstClockTone, ModemCode.ClockTones);
        var high = Loudest(FirstHighTone, ModemCode.NibbleTones);

        // A sine of amplitude a has |X| = a·N/2 and energy a²·N/2 in the window, so its share of the energy is 2|X|²/(N·E).
        var share = 2 / (Window * energy);
        var (a, b, c) = (_power[low] * share, _power[clock] * share, _power[high] * share);
        var present = a + b + c >= TogetherAtLeast && a >= EachAtLeast && b >= EachAtLeast && c >= EachAtLeast;
        return new ToneReading(present, low, high - FirstHighTone, clock - FirstClockTone);
    }

    private void Correlate(ReadOnlySpan<float> block)
    {
        _energy[_slot] = Dot(block, block);
        var row = _slot * Tones;
        for (var tone = 0; tone < Tones; tone++)
        {
            var re = Dot(block, Cosines.AsSpan(tone * Hop, Hop));
            var im = -Dot(block, Sines.AsSpan(tone * Hop, Hop));
            (_real[row + tone], _imaginary[row + tone]) = (Multiple(tone) * _slot % 4) switch
            {
                0 => (re, im),
                1 => (im, -re),
                2 => (-re, -im),
                _ => (-im, re),
            };
        }
    }

    private void Sum()
    {
        for (var tone = 0; tone < Tones; tone++)
        {
            var re = _real[tone] + _real[Tones + tone] + _real[(2 * Tones) + tone] + _real[(3 * Tones) + tone];
            var im = _imaginary[tone] + _imaginary[Tones + tone] + _imaginary[(2 * Tones) + tone] + _imaginary[(3 * Tones) + tone];
            _power[tone] = (re * re) + (im * im);
        }
    }

    private int Loudest(int first, int count)
    {
        var best = first;
        for (var i = first + 1; i < first + count; i++)
        {
            if (_power[i] > _power[best])
                best = i;
        }

        return best;
    }

    private static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Hop; i += Vector<float>.Count)
            sum += new Vector<float>(x[i..]) * new Vector<float>(y[i..]);
        return Vector.Sum(sum);
    }

    private static int Multiple(int tone) => tone switch
    {
        < FirstClockTone => ModemCode.FirstLow + tone,
        < FirstHighTone => ModemCode.FirstClock + tone - FirstClockTone,
        _ => ModemCode.FirstHigh + tone - FirstHighTone,
    };

    private static float[] Table(Func<double, double> wave)
    {
        var table = new float[Tones * Hop];
        for (var tone = 0; tone < Tones; tone++)
        {
            for (var n = 0; n < Hop; n++)
                table[(tone * Hop) + n] = (float)wave(2 * Math.PI * Multiple(tone) * ModemCode.ToneSpacingHz * n / SampleRate);
        }

        return table;
    }
}
