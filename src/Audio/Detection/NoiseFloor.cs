namespace CallCenter.Audio.Detection;

/// <summary>
/// Noise of the line, band by band: the mean power of the frames that lie near the least power of the last one to two seconds. Speech
/// leaves gaps in every band within that time, so its bands do not rise into the noise.
/// </summary>
/// <remarks>Cohen and Berdugo, "Noise estimation by minima controlled recursive averaging for robust speech enhancement", 2002.</remarks>
internal sealed class NoiseFloor
{
    /// <summary>Power per bin below which a line counts as silent, about -80 dB relative to full scale.</summary>
    public const float Quietest = 3_000;

    private const float SmoothingRate = 0.25f;
    private const float NoiseRate = 0.07f;
    private const float FallRate = 0.2f;
    private const float LargestOverLeast = 3;

    // Smoothed noise stays within 4 dB of its minimum, speech does not.
    private const float SpeechOverLeast = 2.5f;
    private const int WindowFrames = 40;

    private readonly float[] _smooth = new float[BandPowers.Count];
    private readonly float[] _least = new float[BandPowers.Count];
    private readonly float[] _leastBefore = new float[BandPowers.Count];
    private readonly float[] _noise = new float[BandPowers.Count];
    private int _frames;

    /// <summary>By band: power per bin.</summary>
    public ReadOnlySpan<float> Powers => _noise;

    /// <summary>Takes the powers of the next frame.</summary>
    public void Add(ReadOnlySpan<float> powers)
    {
        if (_frames == 0)
            Begin(powers);
        else if (_frames % WindowFrames == 0)
            BeginWindow();
        _frames++;
        for (var band = 0; band < powers.Length; band++)
            Follow(band, Math.Max(powers[band], Quietest));
    }

    // A call may begin with speech: its first frame is not taken for more noise than a bad line has.
    private void Begin(ReadOnlySpan<float> powers)
    {
        for (var band = 0; band < powers.Length; band++)
            _smooth[band] = _least[band] = _leastBefore[band] = _noise[band] = Math.Clamp(powers[band], Quietest, 30 * Quietest);
    }

    private void BeginWindow()
    {
        _least.CopyTo(_leastBefore, 0);
        _smooth.CopyTo(_least, 0);
    }

    private void Follow(int band, float power)
    {
        _smooth[band] += SmoothingRate * (power - _smooth[band]);
        _least[band] = Math.Min(_least[band], _smooth[band]);
        var least = Math.Min(_least[band], _leastBefore[band]);
        if (_smooth[band] <= SpeechOverLeast * least)
            _noise[band] += NoiseRate * (power - _noise[band]);
        var largest = LargestOverLeast * least;
        if (_noise[band] > largest)
            _noise[band] += FallRate * (largest - _noise[band]);
        _noise[band] = Math.Max(_noise[band], least);
    }
}
