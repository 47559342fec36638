using System.Numerics.Tensors;

namespace CallCenter.Audio.Dtmf;

/// <summary>
/// Measures single frequencies in the last 24 ms of a sound, under a Hann window: the same numbers that Goertzel's algorithm gives ("An
/// algorithm for the evaluation of finite trigonometric series", 1958), as dot products, which vector units do faster.
/// </summary>
internal sealed class DtmfTones
{
    /// <summary>Milliseconds of the window.</summary>
    public const int WindowMilliseconds = 24;

    private readonly int _samples;
    private readonly float[] _tables;
    private readonly float[] _hann;
    private readonly float[] _windowed;
    private readonly float _scale;

    /// <summary>Prepares for frequencies at a sample rate.</summary>
    public DtmfTones(int sampleRate, ReadOnlySpan<double> hertz)
    {
        _samples = sampleRate * WindowMilliseconds / 1000;
        _hann = new float[_samples];
        _windowed = new float[_samples];
        for (var n = 0; n < _samples; n++)
            _hann[n] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / _samples)));
        _tables = new float[hertz.Length * 2 * _samples];
        for (var tone = 0; tone < hertz.Length; tone++)
        {
            for (var n = 0; n < _samples; n++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * hertz[tone] * n / sampleRate);
                _tables[(2 * tone * _samples) + n] = (float)cos;
                _tables[(((2 * tone) + 1) * _samples) + n] = (float)-sin;
            }
        }

        _scale = 2 / TensorPrimitives.Sum<float>(_hann);
    }

    /// <summary>Samples of the window.</summary>
    public int Samples => _samples;

    /// <summary>Mean power of the sound in the window, in squared samples: that of a sine is half its squared amplitude.</summary>
    public float Power { get; private set; }

    /// <summary>Takes the window to be measured.</summary>
    public void Take(ReadOnlySpan<float> sound)
    {
        TensorPrimitives.Multiply(sound, _hann, _windowed);
        Power = TensorPrimitives.SumOfSquares<float>(_windowed) / TensorPrimitives.SumOfSquares<float>(_hann);
    }

    /// <summary>Amplitude and phase of one of the frequencies, phase counted from the beginning of the window.</summary>
    public (float Real, float Imaginary) Measure(int tone)
    {
        var cosines = _tables.AsSpan(2 * tone * _samples, _samples);
        var sines = _tables.AsSpan(((2 * tone) + 1) * _samples, _samples);
        return (_scale * TensorPrimitives.Dot<float>(_windowed, cosines), _scale * TensorPrimitives.Dot<float>(_windowed, sines));
    }

    /// <summary>Share of its amplitude with which a sine shows that is off by so many Hz.</summary>
    public static float Response(float hertz)
    {
        var bins = Math.Abs(hertz) * WindowMilliseconds / 1000;
        if (bins < 1e-3f)
            return 1;
        var response = MathF.Sin(MathF.PI * bins) / (MathF.PI * bins * (1 - (bins * bins)));
        return Math.Max(0.05f, Math.Abs(response));
    }
}
