using System.Numerics.Tensors;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Turns down what the filter leaves of the echo while the caller is silent. One gain for all frequencies, ramped over each hop: it adds
/// neither delay nor musical tones, and it is 1 as soon as clearly more is heard than the echo's remainder.
/// </summary>
/// <remarks>
/// The gain is Wiener's, taken over the whole band, with the remainder taken three times for safety. It never goes below the noise of the
/// line, so that a detector behind it does not take the noise for speech when it comes back.
/// </remarks>
internal sealed class ResidualSuppressor
{
    // Twice the remainder leaves 5 dB more of an echo in the first second; four times takes 1 dB more of a caller who speaks in it.
    private const float Safety = 3;
    private const float LeastGain = 0.03f;
    private const float Rate = 0.6f;
    private const float NoiseRise = 1.01f;

    private float _noise = float.MaxValue;
    private float _gain = 1;
    private float _left;
    private float _remainder;

    /// <summary>Takes a hop in which there is no echo.</summary>
    /// <param name="samples">The hop.</param>
    public void Rest(ReadOnlySpan<float> samples)
    {
        FollowNoise(TensorPrimitives.SumOfSquares(samples));
        (_gain, _left, _remainder) = (1, 0, 0);
    }

    /// <summary>Suppresses what is left of the echo in a hop.</summary>
    /// <param name="samples">The hop.</param>
    /// <param name="power">Sum of the squares of its samples.</param>
    /// <param name="remainder">As much of it as is likely to be echo.</param>
    public void Apply(Span<float> samples, float power, float remainder)
    {
        FollowNoise(power);
        _left += Rate * (power - _left);
        _remainder += Rate * (remainder - _remainder);
        var wanted = 1 - (Safety * _remainder / Math.Max(1, _left));
        var least = Math.Max(LeastGain, MathF.Sqrt(Math.Min(1, _noise / Math.Max(1, power))));
        var target = Math.Max(least, wanted);
        var step = (target - _gain) / samples.Length;
        for (var n = 0; n < samples.Length; n++)
            samples[n] *= _gain + ((n + 1) * step);
        _gain = target;
    }

    private void FollowNoise(float power) => _noise = power < _noise ? power : Math.Min(_noise * NoiseRise, power);
}
