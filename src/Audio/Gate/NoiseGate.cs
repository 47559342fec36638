using System.Numerics.Tensors;

namespace CallCenter.Audio.Gate;

/// <summary>
/// Turns down what is heard of a party while it cannot be speech, so that a recogniser hears words and near silence. Frames keep carrying
/// time: noise gets quieter, it is not removed, and what may be speech passes bit by bit as it is.
/// </summary>
/// <remarks>
/// An expander with a hold (Zölzer, "DAFX: Digital Audio Effects", ch. 4.2), opened not by the level but by a detector's guess, for speech in
/// loud noise does not stand out by its level:
/// 1. a frame that may be speech opens the gate, from its first sample on, and keeps it open for <see cref="HoldFrames"/>;
/// 2. after that the gain falls, frame by frame, to <see cref="LeastGain"/>, but never so far that noise gets quieter than that of a quiet line.
/// It belongs behind the detector: one that heard the gate at work would take its opening for speech. One instance per party and call; not
/// safe for several threads. Nothing is allocated after construction.
/// </remarks>
public sealed class NoiseGate
{
    /// <summary>Frames that the gate stays open after the last one that may have been speech: 300 ms, longer than the closure of any consonant.</summary>
    public const int HoldFrames = 15;

    /// <summary>Least gain, -12 dB: a word whose beginning the detector missed can still be recognised.</summary>
    public const float LeastGain = 0.25f;

    private const float FallPerFrame = 0.85f;

    // Mean power of a sample on a line as quiet as a good one, -75 dB relative to full scale.
    private const float QuietLine = 34;

    // Parts of a frame; the gate opens within one of 2.5 ms.
    private const int Parts = 8;

    private readonly float[] _samples;
    private float _gain = 1;
    private int _open = HoldFrames;

    /// <summary>Prepares for a call, with an open gate.</summary>
    /// <param name="format">Shape of the sound.</param>
    public NoiseGate(PcmFormat format) => _samples = new float[format.SamplesPerFrame];

    /// <summary>Whether the last frame passed as it was.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Takes the next 20 ms, and turns them down where they lie if nothing has been speech for a while.</summary>
    /// <param name="frame">Signed 16-bit samples.</param>
    /// <param name="mayBeSpeech">Whether the frame may hold speech; see <see cref="Detection.SpeechDetector.MayBeSpeech"/>.</param>
    /// <exception cref="ArgumentException">The frame has another length.</exception>
    public void Pass(Span<short> frame, bool mayBeSpeech)
    {
        if (frame.Length != _samples.Length)
            throw new ArgumentException($"A frame of 20 ms has {_samples.Length} samples, not {frame.Length}.", nameof(frame));
        _open = mayBeSpeech ? HoldFrames : Math.Max(0, _open - 1);
        IsOpen = _open > 0 && _gain == 1;
        if (IsOpen)
            return;
        Pcm.ToFloats(frame, _samples);
        var to = _open > 0 ? 1 : Math.Max(Least(), _gain * FallPerFrame);
        Turn(_gain, to);
        _gain = to;
        Pcm.ToSamples(_samples, frame);
    }

    private float Least()
    {
        var power = TensorPrimitives.SumOfSquares<float>(_samples) / _samples.Length;
        return Math.Max(LeastGain, MathF.Sqrt(Math.Min(1, QuietLine / Math.Max(1, power))));
    }

    // Opens at once and closes over the whole frame.
    private void Turn(float from, float to)
    {
        var ramp = to > from ? _samples.Length / Parts : _samples.Length;
        var step = (to - from) / ramp;
        for (var n = 0; n < ramp; n++)
            _samples[n] *= from + ((n + 1) * step);
        if (to != 1)
            TensorPrimitives.Multiply(_samples.AsSpan(ramp), to, _samples.AsSpan(ramp));
    }
}
