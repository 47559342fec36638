using System.Numerics.Tensors;

namespace CallCenter.Audio.Dtmf;

/// <summary>The waves that <see cref="DtmfTones"/> looks for, under a Hann window of 24 ms. All calls share them: they are 50 to 74 KB.</summary>
internal sealed class ToneTables
{
    /// <summary>Milliseconds of the window.</summary>
    public const int WindowMilliseconds = 24;

    private readonly float[] _hann;
    private readonly float[] _waves;

    /// <summary>Prepares for frequencies at a sample rate.</summary>
    public ToneTables(int sampleRate, ReadOnlySpan<double> hertz)
    {
        Samples = sampleRate * WindowMilliseconds / 1000;
        _hann = new float[Samples];
        for (var n = 0; n < Samples; n++)
            _hann[n] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / Samples)));
        _waves = new float[hertz.Length * 2 * Samples];
        for (var tone = 0; tone < hertz.Length; tone++)
        {
            for (var n = 0; n < Samples; n++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * hertz[tone] * n / sampleRate);
                _waves[(2 * tone * Samples) + n] = (float)cos;
                _waves[(((2 * tone) + 1) * Samples) + n] = (float)-sin;
            }
        }

        Scale = 2 / TensorPrimitives.Sum<float>(_hann);
        WindowPower = TensorPrimitives.SumOfSquares<float>(_hann);
    }

    /// <summary>Samples of the window.</summary>
    public int Samples { get; }

    /// <summary>The window.</summary>
    public ReadOnlySpan<float> Hann => _hann;

    /// <summary>What makes an amplitude of a sum of products.</summary>
    public float Scale { get; }

    /// <summary>Sum of the squares of the window.</summary>
    public float WindowPower { get; }

    /// <summary>The cosine of one of the frequencies.</summary>
    public ReadOnlySpan<float> Cosines(int tone) => _waves.AsSpan(2 * tone * Samples, Samples);

    /// <summary>The sine of one of the frequencies, upside down.</summary>
    public ReadOnlySpan<float> Sines(int tone) => _waves.AsSpan(((2 * tone) + 1) * Samples, Samples);
}
