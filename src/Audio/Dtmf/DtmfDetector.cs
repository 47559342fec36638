namespace CallCenter.Audio.Dtmf;

/// <summary>
/// Hears the keys of a telephone in the sound of a call, for lines on which they come as tones and nobody else reports them: a low and a high
/// tone at the same time (ITU-T Q.23), received under the conditions of ITU-T Q.24.
/// </summary>
/// <remarks>
/// Every 10 ms the last 24 ms are measured. They are a key if
/// 1. one tone of each group stands 6 dB above the others of its group,
/// 2. both are within 2 % of their frequency, told by how far their phases have moved since the last measurement,
/// 3. the high one is at most 5 dB above and 9 dB below the low one (twist),
/// 4. together they are nearly all that is heard, and their second harmonics are not: a voice that happens to have both tones has more.
/// A key counts at its third measurement in a row, after about 40 ms, and counts again after a pause of 40 ms or more.
/// One instance per party and call; not safe for several threads. Nothing is allocated after construction.
/// </remarks>
public sealed class DtmfDetector
{
    private const string Keys = "123A456B789C*0#D";
    private const int Group = 4;
    private const int HopsPerFrame = 2;
    private const float HopSeconds = 0.01f;

    private const float LargestDeviation = 0.02f;
    private const float LeastPower = 3_000; // About -55 dB relative to full scale.
    private const float OverOthers = 4; // All of these are ratios of powers.
    private const float HighOverLow = 3.2f;
    private const float LowOverHigh = 8;
    private const float LeastShare = 0.75f;
    private const float LargestHarmonic = 0.03f;
    private const double HarmonicDistance = 110;
    private const float LevelKept = 0.25f;

    private const int HitsToCount = 3;
    private const int MissesToEnd = 3;

    private static readonly double[] Hertz = [697, 770, 852, 941, 1209, 1336, 1477, 1633];
    private static readonly ToneTables Narrow = TablesAt(16_000);
    private static readonly ToneTables Wide = TablesAt(24_000);

    private readonly int _frame;
    private readonly int _hop;
    private readonly DtmfTones _tones;
    private readonly float[] _sound;
    private readonly (float Real, float Imaginary)[] _before = new (float, float)[2 * Group];
    private readonly (float Real, float Imaginary)[] _now = new (float, float)[2 * Group];
    private int _candidate = -1;
    private int _hits;
    private int _misses;
    private int _sounding = -1;
    private float _level;

    /// <summary>Prepares for a call.</summary>
    /// <param name="format">Shape of the sound, at 16 or 24 kHz.</param>
    /// <exception cref="ArgumentException">The sample rate is another one.</exception>
    public DtmfDetector(PcmFormat format)
    {
        if (format.SampleRate is not (16_000 or 24_000))
            throw new ArgumentException($"The DTMF detector works at 16,000 or 24,000 samples a second, not at {format.SampleRate}.", nameof(format));
        _frame = format.SamplesPerFrame;
        _hop = _frame / HopsPerFrame;
        _tones = new DtmfTones(format.SampleRate == 16_000 ? Narrow : Wide);
        _sound = new float[_tones.Samples];
    }

    /// <summary>Whether the last frame held the tones of a key, or what will most likely turn out to be one: no speech.</summary>
    public bool IsTone { get; private set; }

    /// <summary>Takes the next 20 ms.</summary>
    /// <param name="frame">Signed 16-bit samples.</param>
    /// <returns>The key that was recognised in it, <c>0-9 * # A-D</c>, once for each time it is pressed; null where there is none.</returns>
    /// <exception cref="ArgumentException">The frame has another length.</exception>
    public char? Hear(ReadOnlySpan<short> frame)
    {
        if (frame.Length != _frame)
            throw new ArgumentException($"A frame of 20 ms has {_frame} samples, not {frame.Length}.", nameof(frame));
        char? pressed = null;
        IsTone = _sounding >= 0;
        for (var hop = 0; hop < HopsPerFrame; hop++)
        {
            _sound.AsSpan(_hop).CopyTo(_sound);
            Pcm.ToFloats(frame.Slice(hop * _hop, _hop), _sound.AsSpan(_sound.Length - _hop));
            pressed = Follow(Measure()) ?? pressed;
            IsTone |= _sounding >= 0 || (_candidate >= 0 && _hits == HitsToCount - 1);
        }

        return pressed;
    }

    private char? Follow(int key)
    {
        _misses = key == _sounding ? 0 : _misses + 1;
        _hits = key >= 0 && key == _candidate ? _hits + 1 : 1;
        _candidate = key;
        if (_sounding >= 0 && _misses >= MissesToEnd)
            _sounding = -1;
        if (key < 0 || key == _sounding || _hits < HitsToCount)
            return null;
        (_sounding, _misses) = (key, 0);
        return Keys[key];
    }

    // The index of the key whose tones are heard; -1 for none.
    private int Measure()
    {
        _tones.Take(_sound);
        if (_tones.Power < LeastPower)
            return -1;
        for (var tone = 0; tone < 2 * Group; tone++)
            (_before[tone], _now[tone]) = (_now[tone], _tones.Measure(tone));
        var (low, lowClear) = Loudest(0);
        var (high, highClear) = Loudest(Group);
        if (!lowClear || !highClear || !IsTuned(low, out var lowPower) || !IsTuned(high, out var highPower))
            return -1;
        if (highPower > HighOverLow * lowPower || lowPower > LowOverHigh * highPower)
            return -1;
        if (lowPower + highPower < LeastShare * _tones.Power || (IsApart(low, high) && Harmonic(low) > LargestHarmonic * lowPower) || Harmonic(high) > LargestHarmonic * highPower)
            return -1;
        return HasLevel(lowPower + highPower) ? (low * Group) + high - Group : -1;
    }

    // The end of a tone is where its level falls, not where the last trace of it leaves the window.
    private bool HasLevel(float power)
    {
        if (_sounding < 0 && _hits < HitsToCount)
            _level = _candidate < 0 ? power : Math.Max(_level, power);
        return power >= LevelKept * _level;
    }

    private (int Tone, bool IsClear) Loudest(int first)
    {
        var (best, loudest, second) = (first, 0f, 0f);
        for (var tone = first; tone < first + Group; tone++)
        {
            var power = PowerOf(_now[tone]);
            if (power > loudest)
                (best, loudest, second) = (tone, power, loudest);
            else
                second = Math.Max(second, power);
        }

        return (best, loudest > OverOthers * second);
    }

    // How far the phase has moved in a hop tells the frequency; the tone's power is what it would show with were it tuned.
    private bool IsTuned(int tone, out float power)
    {
        var (now, before) = (_now[tone], _before[tone]);
        var real = (now.Real * before.Real) + (now.Imaginary * before.Imaginary);
        var imaginary = (now.Imaginary * before.Real) - (now.Real * before.Imaginary);
        var expected = 2 * Math.PI * Hertz[tone] * HopSeconds;
        var off = Math.IEEERemainder(Math.Atan2(imaginary, real) - expected, 2 * Math.PI);
        var deviation = (float)(off / (2 * Math.PI * HopSeconds));
        var response = DtmfTones.Response(deviation);
        power = PowerOf(now) / (2 * response * response);
        return Math.Abs(deviation) <= LargestDeviation * Hertz[tone];
    }

    // Twice a low tone lies near some of the high ones, and cannot be told from them then.
    private static bool IsApart(int low, int high) => Math.Abs((2 * Hertz[low]) - Hertz[high]) > HarmonicDistance;

    private float Harmonic(int tone) => PowerOf(_tones.Measure(tone + (2 * Group))) / 2;

    private static ToneTables TablesAt(int sampleRate) => new(sampleRate, [.. Hertz, .. Hertz.Select(hertz => 2 * hertz)]);

    private static float PowerOf((float Real, float Imaginary) tone) => (tone.Real * tone.Real) + (tone.Imaginary * tone.Imaginary);
}
