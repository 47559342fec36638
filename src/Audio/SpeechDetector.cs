namespace CallCenter.Audio;

/// <summary>
/// Tells speech from silence and noise, frame by frame, by how far a frame stands out from the noise floor of the line.
/// </summary>
/// <remarks>
/// 1. The floor follows quiet frames down at once and rises slowly, so that the gaps of speech hold it.
/// 2. Sound whose level has hardly moved for a second is noise however loud it is (a fan, a hiss): the floor climbs to it.
/// 3. A frame is speech when it stands out by a margin; once speech is on, a smaller margin keeps it on (hysteresis).
/// 4. Two frames in a row are needed to begin, so that a click is not speech.
/// One instance per party and call; not safe for several threads. Nothing is allocated after construction.
/// </remarks>
public sealed class SpeechDetector
{
    // Levels in dB relative to full scale. Below the quietest floor lies digital silence, which says nothing about the line.
    private const double QuietestFloor = -66;
    private const double InitialFloor = -52;
    private const double FallPerFrame = 0.25;
    private const double RisePerFrame = 0.03;
    private const double StationaryRisePerFrame = 0.4;

    // White noise varies by about 0.4 dB from frame to frame, coloured line noise by up to 1, the flattest speech by more than 1.5.
    private const double StationaryDeviation = 1.0;
    private const int FramesToBegin = 2;

    private readonly LevelHistory _history = new();
    private double _floor = InitialFloor;
    private int _loudFrames;
    private bool _speaking;

    /// <summary>How reluctant the detector is.</summary>
    /// <value>0 (everything above the floor is speech) to 1 (only what stands far out), default 0.5.</value>
    public double Threshold { get; set; } = 0.5;

    /// <summary>Noise floor of the line, in dB relative to full scale.</summary>
    public double NoiseFloor => _floor;

    /// <summary>Takes the next 20 ms.</summary>
    /// <param name="frame">Signed 16-bit samples.</param>
    /// <returns>True while speech goes on. There is no hang-over: the first frame below the margin is silence.</returns>
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        var level = Loudness.OfDecibels(frame);
        _history.Add(level);
        var margin = 2 + (10 * Threshold);
        var quietest = -62 + (14 * Threshold);
        var standsOut = level - _floor > (_speaking ? margin * 0.6 : margin) && level > quietest;
        _loudFrames = standsOut ? _loudFrames + 1 : 0;
        _speaking = standsOut && (_speaking || _loudFrames >= FramesToBegin);
        FollowNoise(level);
        return _speaking;
    }

    private void FollowNoise(double level)
    {
        var heard = Math.Max(level, QuietestFloor);
        if (heard < _floor)
            _floor += (heard - _floor) * FallPerFrame;
        else if (_history.IsFull && _history.Deviation < StationaryDeviation)
            _floor = Math.Min(heard, _floor + StationaryRisePerFrame);
        else if (!_speaking)
            _floor = Math.Min(heard, _floor + RisePerFrame);
    }
}
