namespace CallCenter.Audio.Detection;

/// <summary>What tells speech from noise in a frame and in what came before it; all relative to the noise of the line and to the speech heard so far.</summary>
internal sealed class SpeechFeatures(PcmFormat format)
{
    /// <summary>Number of features.</summary>
    public const int Count = 12;

    private const int BestBands = 5;

    // Engines and mains hum below 300 Hz, where a telephone passes little of a voice.
    private const int FirstLevelBand = 2;
    private const float Fast = 0.35f;
    private const float Slow = 0.07f;
    private const float HeldPerFrame = 0.8f;
    private const double DecibelsPerUnit = 4.343; // Of a natural logarithm of power.
    private const float LargestRatio = 1_000;

    private readonly BandPowers _bands = new(format);
    private readonly NoiseFloor _noise = new();
    private readonly RunningQuantile _usual = new(share: 0.3f, step: 0.04f);
    private readonly RunningQuantile _loudest = new(share: 0.9f, step: 0.08f);
    private readonly PeakLevel _peak = new();
    private readonly float[] _ratios = new float[BandPowers.Count];
    private readonly float[] _values = new float[Count];
    private float _held;

    /// <summary>The features of the last frame, as <see cref="SpeechNetwork"/> knows them.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>How periodic the last frame is, see <see cref="BandPowers.Periodicity"/>.</summary>
    public float Periodicity => _bands.Periodicity;

    /// <summary>How far the last frame stands out of the noise, in dB.</summary>
    public double OverNoise => _values[7] * DecibelsPerUnit;

    /// <summary>How far the last frame stays below the loudest speech lately, in dB.</summary>
    public double BelowPeak => -_values[8] * DecibelsPerUnit;

    /// <summary>Takes the next frame.</summary>
    public void Add(ReadOnlySpan<short> frame)
    {
        _bands.Add(frame);
        var powers = _bands.Powers;
        _noise.Add(powers);
        var (mean, total, totalNoise) = (0f, 1f, 1f);
        for (var band = 0; band < _ratios.Length; band++)
        {
            _ratios[band] = MathF.Log(Math.Clamp(powers[band] / _noise.Powers[band], 1, LargestRatio));
            mean += _ratios[band] / _ratios.Length;
            if (band < FirstLevelBand)
                continue;
            total += powers[band];
            totalNoise += _noise.Powers[band];
        }

        Array.Sort(_ratios);
        var best = 0f;
        foreach (var ratio in _ratios.AsSpan(_ratios.Length - BestBands))
            best += ratio / BestBands;
        _usual.Add(mean);
        _loudest.Add(mean);
        Fill(mean, best, MathF.Log(total), MathF.Log(total / totalNoise));
        _held = Math.Max(mean, _held * HeldPerFrame);
    }

    // Natural logarithms of power ratios: to the noise, band by band on average, in the best bands, and as a whole.
    private void Fill(float mean, float best, float level, float whole)
    {
        _values[0] = mean;
        _values[1] = best;
        _values[2] += Fast * (mean - _values[2]);
        _values[3] += Slow * (mean - _values[3]);
        _values[4] += Fast * (best - _values[4]);
        _values[5] = _bands.Periodicity;
        _values[6] += Fast * (_bands.Periodicity - _values[6]);
        _values[7] = whole;
        _values[8] = level - _peak.Follow(level);
        _values[9] = mean - _usual.Value;
        _values[10] = _loudest.Value - _usual.Value;
        _values[11] = _held;
    }
}
