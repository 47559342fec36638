using System.Numerics.Tensors;

namespace CallCenter.Audio.Dtmf;

/// <summary>
/// Measures single frequencies in the last 24 ms of a sound, under a Hann window: the same numbers that Goertzel's algorithm gives ("An
/// algorithm for the evaluation of finite trigonometric series", 1958), as dot products, which vector units do faster.
/// </summary>
/// <param name="tables">The frequencies, and the window.</param>
internal sealed class DtmfTones(ToneTables tables)
{
    private readonly float[] _windowed = new float[tables.Samples];

    /// <summary>Samples of the window.</summary>
    public int Samples => tables.Samples;

    /// <summary>Mean power of the sound in the window, in squared samples: that of a sine is half its squared amplitude.</summary>
    public float Power { get; private set; }

    /// <summary>Takes the window to be measured.</summary>
    public void Take(ReadOnlySpan<float> sound)
    {
        TensorPrimitives.Multiply(sound, tables.Hann, _windowed);
        Power = TensorPrimitives.SumOfSquares<float>(_windowed) / tables.WindowPower;
    }

    /// <summary>Amplitude and phase of one of the frequencies, phase counted from the beginning of the window.</summary>
    public (float Real, float Imaginary) Measure(int tone) =>
        (tables.Scale * TensorPrimitives.Dot<float>(_windowed, tables.Cosines(tone)), tables.Scale * TensorPrimitives.Dot<float>(_windowed, tables.Sines(tone)));

    /// <summary>Share of its amplitude with which a sine shows that is off by so many Hz.</summary>
    public static float Response(float hertz)
    {
        var bins = Math.Abs(hertz) * ToneTables.WindowMilliseconds / 1000;
        if (bins < 1e-3f)
            return 1;
        var response = MathF.Sin(MathF.PI * bins) / (MathF.PI * bins * (1 - (bins * bins)));
        return Math.Max(0.05f, Math.Abs(response));
    }
}
