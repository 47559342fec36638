using System.Numerics.Tensors;

namespace CallCenter.Voice.Echo;

/// <summary>The way of the assistant's sound back into the caller's microphone, frame by frame: late, smeared over 40 ms, quieter, and never quite the same.</summary>
internal sealed class EchoLine
{
    private const int Room = 1 << 16;

    private readonly float[] _played = new float[2 * Room];
    private readonly float[] _taps;
    private readonly Random _random;
    private readonly int _rate;
    private long _end;
    private double _delay;

    /// <summary>Opens a line.</summary>
    public EchoLine(int rate, int seed)
    {
        (_rate, _random) = (rate, new Random(seed));
        _taps = new float[rate / 25];
    }

    /// <summary>Samples by which the delay grows in each sample: two clocks that differ.</summary>
    public double Drift { get; set; }

    /// <summary>Another path: a hand that moves, a loudspeaker that is switched on.</summary>
    public void Change(double milliseconds, double decibels)
    {
        _delay = _rate * milliseconds / 1000;
        for (var n = 0; n < _taps.Length; n++)
            _taps[^(n + 1)] = (float)((n == 0 ? 2 : Noise.Gauss(_random)) * Math.Exp(-125.0 * n / _rate));
        var scale = (float)(Math.Pow(10, decibels / 20) / TensorPrimitives.Norm<float>(_taps));
        TensorPrimitives.Multiply(_taps, scale, _taps);
    }

    /// <summary>The same path a little later or earlier, as a jitter buffer does it.</summary>
    public void Shift(double milliseconds) => _delay = Math.Max(0, _delay + (_rate * milliseconds / 1000));

    /// <summary>Plays a frame, and gives what comes back meanwhile.</summary>
    public void Pass(ReadOnlySpan<short> played, Span<float> echo)
    {
        foreach (var sample in played)
        {
            // Written twice, so that any stretch can be read in one piece.
            var at = (int)(_end++ % Room);
            _played[at] = _played[at + Room] = sample;
        }

        for (var n = 0; n < echo.Length; n++)
        {
            _delay += Drift;
            var (whole, part) = ((int)_delay, (float)(_delay - (int)_delay));
            echo[n] = ((1 - part) * At(n - echo.Length - whole)) + (part * At(n - echo.Length - whole - 1));
        }
    }

    // The response to the stretch that ends with a sample, counted from the end of what was played.
    private float At(int sample)
    {
        var last = _end + sample;
        if (last < _taps.Length)
            return 0;
        var first = (int)((last - _taps.Length + 1) % Room);
        return TensorPrimitives.Dot<float>(_taps, _played.AsSpan(first, _taps.Length));
    }
}
