using System.Numerics.Tensors;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Takes out of what is heard of a party what comes back of the sound sent to them, up to half a second late. It learns the echo path while
/// it works, holds it while both talk, follows a clock that drifts, and learns anew when the path becomes another one.
/// </summary>
/// <remarks>
/// For each hop of 10 ms:
/// 1. the echo is estimated from what was sent (<see cref="AdaptiveFilter"/>, in the stretch that <see cref="DelayEstimator"/> finds) and taken away;
/// 2. the filter learns from what is left, by a step that follows from its own doubt;
/// 3. what is still left of the echo is turned down (<see cref="ResidualSuppressor"/>), and told (<see cref="EchoLikeness"/>).
/// Sound passes without delay, and bit by bit as it is while nothing was sent for as long as an echo may take.
/// One instance per party and call; not safe for several threads. Nothing is allocated after construction, about 170 KB.
/// </remarks>
public sealed class EchoCanceller
{
    private const int HopsPerFrame = 2;

    // 10 dB: who speaks at least so loudly as the echo is left half of what is heard, or more.
    private const float EchoToVoice = 10;

    // Frames that were sent before their turn, at most as many as playout may run ahead of the listener.
    private const int LongestLead = 10;

    private readonly int _frame;
    private readonly int _hop;
    private readonly int _last;
    private readonly short[] _waiting;
    private readonly EchoWindow _window;
    private readonly AdaptiveFilter _filter;
    private readonly SentPhases _sent = new();
    private readonly DelayEstimator _delay;
    private readonly EchoLikeness _likeness;
    private readonly LeakageEstimator _leakage = new();
    private readonly ChangeEstimator _change = new();
    private readonly PathWatch _watch = new();
    private readonly ResidualSuppressor _suppressor = new();
    private readonly OtherSound _other;
    private readonly float[] _heard = new float[BlockTransform.Length];
    private readonly float[] _echo = new float[BlockTransform.Length];
    private readonly float[] _left = new float[BlockTransform.Length];
    private readonly float[] _spectrum = new float[BlockTransform.Length];
    private readonly float[] _echoSpectrum = new float[BlockTransform.Length];
    private int _lead;
    private float _heardPower;
    private float _cleanedPower;

    /// <summary>Prepares for a call.</summary>
    /// <param name="format">Shape of the sound in both directions, at 16 or 24 kHz.</param>
    /// <exception cref="ArgumentException">The sample rate is another one.</exception>
    public EchoCanceller(PcmFormat format)
    {
        if (format.SampleRate is not (16_000 or 24_000))
            throw new ArgumentException($"The echo canceller works at 16,000 or 24,000 samples a second, not at {format.SampleRate}.", nameof(format));
        _frame = format.SamplesPerFrame;
        _hop = _frame / HopsPerFrame;
        _last = BlockTransform.Length - _hop;
        _waiting = new short[LongestLead * _frame];
        _other = new OtherSound(_hop);
        (_delay, _likeness) = (new DelayEstimator(_sent), new EchoLikeness(_sent, _hop));

        // A hop and a partition together must fit a block of 512 samples.
        var partitionHops = format.SampleRate == 16_000 ? 2 : 1;
        _window = new EchoWindow(_hop, partitionHops);
        _filter = new AdaptiveFilter(_hop, partitionHops * _hop, _window.Partitions);
    }

    /// <summary>
    /// Whether what is left of the frame that was heard last is more likely a rest of the echo than a party who speaks into it: nine tenths or
    /// more of the frame were taken out as echo, or its rest still follows what was sent, as it does until a new path is learnt.
    /// </summary>
    public bool WasMostlyEcho => _cleanedPower * EchoToVoice < _heardPower || (_delay.Delay >= 0 && _likeness.IsEcho);

    /// <summary>
    /// Takes a frame as it was really sent, before the frame is given to <see cref="Cancel"/> that is heard at the time at which this one is
    /// played. Where none was given, silence was sent. Up to 10 frames may be given ahead of their turn; then the oldest one is dropped.
    /// </summary>
    /// <param name="frame">Signed 16-bit samples of 20 ms.</param>
    /// <exception cref="ArgumentException">The frame has another length.</exception>
    public void Played(ReadOnlySpan<short> frame)
    {
        Check(frame.Length, nameof(frame));
        if (_lead == LongestLead)
            TakeWaiting();
        frame.CopyTo(_waiting.AsSpan(_lead * _frame));
        _lead++;
    }

    /// <summary>Takes the next frame that was heard and cleans it.</summary>
    /// <param name="captured">Signed 16-bit samples of 20 ms.</param>
    /// <param name="cleaned">Room for as many; may be the same memory.</param>
    /// <exception cref="ArgumentException">One of them has another length.</exception>
    public void Cancel(ReadOnlySpan<short> captured, Span<short> cleaned)
    {
        Check(captured.Length, nameof(captured));
        Check(cleaned.Length, nameof(cleaned));
        if (_lead == 0)
            _waiting.AsSpan(0, _frame).Clear();
        (_heardPower, _cleanedPower) = (0, 0);
        for (var hop = 0; hop < HopsPerFrame; hop++)
        {
            var from = captured.Slice(hop * _hop, _hop);
            var to = cleaned.Slice(hop * _hop, _hop);
            _window.Append(_waiting.AsSpan(hop * _hop, _hop));
            Hear(from);
            if (!_window.IsSilent)
            {
                CancelHop(hop, to);
                continue;
            }

            _suppressor.Rest(_heard.AsSpan(_last));
            _likeness.Add(_heard.AsSpan(_last));
            _likeness.Rest();
            from.CopyTo(to);
        }

        if (_lead > 0)
            TakeWaiting();
    }

    private void Check(int samples, string name)
    {
        if (samples != _frame)
            throw new ArgumentException($"A frame of 20 ms has {_frame} samples, not {samples}.", name);
    }

    private void TakeWaiting()
    {
        _lead--;
        _waiting.AsSpan(_frame, _lead * _frame).CopyTo(_waiting);
    }

    private void Hear(ReadOnlySpan<short> samples)
    {
        _heard.AsSpan(_hop).CopyTo(_heard);
        Pcm.ToFloats(samples, _heard.AsSpan(_last));
    }

    private void CancelHop(int hop, Span<short> cleaned)
    {
        FindDelay(looks: hop == 0);
        _window.Advance();
        _filter.Estimate(_window.Spectra, _spectrum);
        BlockTransform.Inverse(_spectrum, _echo);
        var heard = _heard.AsSpan(_last);
        var echo = _echo.AsSpan(_last);
        var left = _left.AsSpan(_last);
        TensorPrimitives.Subtract(heard, echo, left);
        _echo.AsSpan(0, _last).Clear();
        BlockTransform.Forward(_left, _spectrum);
        BlockTransform.Forward(_echo, _echoSpectrum);

        var echoPower = TensorPrimitives.SumOfSquares<float>(echo);
        var leftPower = TensorPrimitives.SumOfSquares<float>(left);
        var heardPower = TensorPrimitives.SumOfSquares<float>(heard);
        var remainder = Learn(heardPower, echoPower, leftPower);
        _likeness.Add(left);
        if (hop == HopsPerFrame - 1)
            _likeness.Judge();
        _suppressor.Apply(left, leftPower, remainder);
        _heardPower += heardPower;
        _cleanedPower += TensorPrimitives.SumOfSquares<float>(left);
        Pcm.ToSamples(left, cleaned);
    }

    private void FindDelay(bool looks)
    {
        _window.Latest(_spectrum);
        _sent.Add(_spectrum);
        if (!looks)
            return;
        BlockTransform.Forward(_heard, _spectrum);
        _delay.Heard(_spectrum);
        var moved = _window.Follow(_delay.Delay);
        if (moved != 0)
            _filter.Shift(moved);
    }

    // Returns the power of the echo that is likely to be left.
    private float Learn(float heardPower, float echoPower, float leftPower)
    {
        _leakage.Add(_spectrum, _echoSpectrum);
        _other.Add(_spectrum);
        var expected = TensorPrimitives.Sum<float>(_filter.Expected) / BlockTransform.Bins;
        _filter.Adapt(_window.Spectra, _spectrum, _other.Power, _change.Add(_leakage.Leakage, echoPower, expected));
        if (_watch.HasChanged(leftPower, heardPower, echoPower))
            _filter.Forget();
        return (TensorPrimitives.Sum<float>(_filter.Expected) / BlockTransform.Bins) + (_leakage.Leakage * echoPower);
    }
}
