namespace CallCenter.Audio.Detection;

/// <summary>
/// Tells speech from silence and noise, frame by frame. It follows the noise of the line and judges by what stands out of it, in which
/// bands, for how long, how periodic it is, and how loud the party's speech has been so far.
/// </summary>
/// <remarks>
/// 1. <see cref="SpeechFeatures"/> measures a frame; no feature depends on the absolute level.
/// 2. <see cref="SpeechNetwork"/> weighs the features into a probability.
/// 3. The frame is speech if the odds are above the threshold.
/// 4. So is what stands out of the noise clearly and for longer than a click, and is about as loud as the party's speech: a voice that the
///    network was not taught, through a machine or over a bad line. In the first two seconds the noise is not known yet; then it must be
///    periodic as well.
/// 5. Nothing is speech below the level at which a line counts as silent.
/// One instance per party and call; not safe for several threads. Nothing is allocated after construction.
/// </remarks>
public sealed class SpeechDetector
{
    // Odds that the threshold spans: at 0 one in 50 is enough for speech, at 1 it takes 50 to one.
    private const double Span = 8;

    // In dB: 16 above the noise and at -55 relative to full scale with the default threshold.
    private const double LeastOverNoise = 11;
    private const double OverNoisePerThreshold = 10;
    private const double LargestBelowPeak = 12;
    private const double QuietestSpeech = -62;
    private const double QuietestPerThreshold = 14;
    private const int FramesBeyondClick = 2;
    private const int FramesToKnowNoise = 100;
    private const float LeastOfVoice = 0.75f;

    // Odds of one to three. With one to twenty, noise of 10 dB below the speech passes as often as speech does.
    private const double LeastLogOdds = -1;

    private readonly SpeechFeatures _features;
    private readonly int _frame;
    private int _frames;
    private int _outstanding;

    /// <summary>Prepares for a call.</summary>
    /// <param name="format">Shape of the sound, at 16 or 24 kHz.</param>
    /// <exception cref="ArgumentException">The sample rate is another one.</exception>
    public SpeechDetector(PcmFormat format)
    {
        if (format.SampleRate is not (16_000 or 24_000))
            throw new ArgumentException($"The speech detector works at 16,000 or 24,000 samples a second, not at {format.SampleRate}.", nameof(format));
        _frame = format.SamplesPerFrame;
        _features = new SpeechFeatures(format);
    }

    /// <summary>How reluctant the detector is.</summary>
    /// <value>0 (whatever might be speech) to 1 (only what is clearly speech), default 0.5.</value>
    public double Threshold { get; set; } = 0.5;

    /// <summary>Whether the last frame may have been speech, if only with odds of one to three: for what must not miss any.</summary>
    public bool MayBeSpeech { get; private set; }

    /// <summary>Takes the next 20 ms.</summary>
    /// <param name="frame">Signed 16-bit samples.</param>
    /// <returns>True while speech goes on.</returns>
    /// <exception cref="ArgumentException">The frame has another length.</exception>
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        if (frame.Length != _frame)
            throw new ArgumentException($"A frame of 20 ms has {_frame} samples, not {frame.Length}.", nameof(frame));
        _features.Add(frame);
        _frames = Math.Min(FramesToKnowNoise, _frames + 1);
        var mayBeVoice = _frames == FramesToKnowNoise || _features.Periodicity > LeastOfVoice;
        var standsOut = mayBeVoice && _features.OverNoise > LeastOverNoise + (OverNoisePerThreshold * Threshold) && _features.BelowPeak < LargestBelowPeak;
        _outstanding = standsOut ? Math.Min(FramesBeyondClick, _outstanding + 1) : 0;
        var logOdds = SpeechNetwork.LogOdds(_features.Values);
        var isSpeech = _outstanding == FramesBeyondClick || logOdds > (Threshold - 0.5) * Span;
        MayBeSpeech = isSpeech || logOdds > LeastLogOdds;
        return isSpeech && Loudness.OfDecibels(frame) > QuietestSpeech + (QuietestPerThreshold * Threshold);
    }
}
