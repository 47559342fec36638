using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Audio.Detection;
using CallCenter.Audio.Echo;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;

namespace CallCenter.Voice.Echo;

/// <summary>
/// A long talk over a line with an echo, frame by frame: the edge's canceller, detector, turn machine and playout, with recordings of people
/// for the assistant and for the caller, who answers, and now and then interrupts.
/// </summary>
/// <remarks>
/// The echo path becomes another one every two to four minutes, drifts slowly, and moves by up to <see cref="Jitter"/> between two answers, as a jitter
/// buffer makes it. Whatever stops the assistant while the caller says nothing, and has not for a second, is a false barge-in.
/// </remarks>
internal sealed class TalkWithEcho : IDisposable
{
    private const int FramesPerSecond = 50;
    private const int InterruptsOneIn = 6;

    private readonly PcmFormat _format;
    private readonly Random _random;
    private readonly IReadOnlyList<short[]> _assistant;
    private readonly IReadOnlyList<short[]> _callers;
    private readonly EchoCanceller _canceller;
    private readonly SpeechDetector _detector;
    private readonly TurnMachine _machine = new(new TurnSettings { PhoneSilence = TimeSpan.FromHours(9) }, () => EndOfTurn.Plain);
    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateUnbounded<SynthesisPiece>();
    private readonly PlayoutQueue _playout;
    private readonly EchoLine _line;
    private readonly Queue<short[]> _receiver = new();
    private readonly float[] _echo;
    private short[] _saying = [];
    private int _said;
    private int _frame;
    private int _callerUntil = -FramesPerSecond;
    private int _callerFrom = int.MaxValue;
    private int _answerAt = FramesPerSecond;
    private int _pathUntil;
    private double _noise;
    private bool _answering;
    private bool _interrupting;

    /// <summary>Prepares a talk.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="assistant">Recordings that the assistant speaks with.</param>
    /// <param name="callers">Recordings that the caller speaks with.</param>
    /// <param name="seed">Of everything that happens by chance.</param>
    public TalkWithEcho(int rate, IReadOnlyList<short[]> assistant, IReadOnlyList<short[]> callers, int seed)
    {
        (_format, _assistant, _callers, _random) = (new PcmFormat(rate), assistant, callers, new Random(seed));
        (_canceller, _detector, _line) = (new EchoCanceller(_format), new SpeechDetector(_format), new EchoLine(rate, seed));
        _playout = new PlayoutQueue(_format, _pieces.Reader);
        _echo = new float[_format.SamplesPerFrame];
    }

    /// <summary>Times at which the assistant was stopped by nothing, in seconds.</summary>
    public List<double> FalseBargeIns { get; } = [];

    /// <summary>How far the echo may move between two answers, in milliseconds either way.</summary>
    public double Jitter { get; init; } = 20;

    /// <summary>How often the caller interrupted.</summary>
    public int Interruptions { get; private set; }

    /// <summary>How often that stopped the assistant.</summary>
    public int Stopped { get; private set; }

    /// <summary>Talks on.</summary>
    public void Run(TimeSpan time)
    {
        for (var until = _frame + (int)(time.TotalSeconds * FramesPerSecond); _frame < until; _frame++)
        {
            FollowPath();
            Lead();
            Pass();
            Settle();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _playout.Dispose();

    private bool CallerSpeaks => _said < _saying.Length;

    private void FollowPath()
    {
        if (_frame < _pathUntil)
            return;
        _pathUntil = _frame + ((120 + _random.Next(120)) * FramesPerSecond);
        _line.Change(20 + _random.Next(280), -6 - (_random.NextDouble() * 20));
        _line.Drift = ((_random.NextDouble() * 2) - 1) * 30e-6;
        _noise = 32_768 * Math.Pow(10, (-72 + _random.Next(20)) / 20.0);
    }

    private void Lead()
    {
        if (_frame == _answerAt)
            Answer();
        if (_frame == _callerFrom)
            BeginToSpeak();
        else if (!CallerSpeaks && !_answering && _playout.IsIdle && _callerFrom < _frame && _answerAt < _frame)
            _callerFrom = _frame + 15 + _random.Next(60);
    }

    private void Answer()
    {
        _line.Shift(((2 * _random.NextDouble()) - 1) * Jitter);
        if (!_machine.HasDecisions && _machine.State == TurnState.Listening)
            _machine.AnswerBegins();
        for (var count = 1 + _random.Next(3); count > 0; count--)
        {
            var utterance = new Utterance { Text = "words", Style = Style.None, Language = new Language("en-US", ["English"], "en-US-AvaNeural"), Rate = 1, DropsOnBargeIn = true };
            var sound = System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(_assistant[_random.Next(_assistant.Count)]);
            var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(sound.Length);
            sound.CopyTo(buffer);
            _playout.Enqueue(utterance);
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = sound.Length });
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.End, Utterance = utterance });
        }

        _machine.AnswerSpoke();
        _machine.AnswerEnded(isSounding: true);
        _answering = false;
        _callerFrom = _random.Next(InterruptsOneIn) == 0 ? _frame + 60 + _random.Next(60) : _frame - 1;
    }

    private void BeginToSpeak()
    {
        _interrupting = !_playout.IsIdle && !_playout.IsHeld;
        Interruptions += _interrupting ? 1 : 0;
        (_saying, _said) = (_callers[_random.Next(_callers.Count)], 0);
    }

    private void Pass()
    {
        var played = _playout.Tick();
        var heard = _receiver.TryDequeue(out var next) ? next : new short[_format.SamplesPerFrame];
        _line.Pass(heard, _echo);
        var mouth = _saying.AsSpan(Math.Min(_said, _saying.Length));
        var frame = new short[_format.SamplesPerFrame];
        for (var n = 0; n < frame.Length; n++)
            frame[n] = (short)Math.Clamp(Math.Round(_echo[n] + (n < mouth.Length ? mouth[n] : 0) + (_noise * Noise.Gauss(_random))), short.MinValue, short.MaxValue);
        if (!played.IsEmpty)
            _canceller.Played(new PcmFrame(played).Samples);
        _canceller.Cancel(frame, frame);
        _machine.FrameHeard(_detector.IsSpeech(frame) && !_canceller.WasMostlyEcho);
        if (CallerSpeaks)
            Recognise();
    }

    // A recogniser that gives words a second, and the final text when the caller has stopped.
    private void Recognise()
    {
        _said += _format.SamplesPerFrame;
        _callerUntil = _frame;
        var ended = !CallerSpeaks;
        if (!ended && _said / _format.SamplesPerFrame % FramesPerSecond != 0)
            return;
        var from = _machine.Now - TimeSpan.FromSeconds((double)_said / _format.SampleRate);
        _machine.Recognized(new Recognition("words of the caller", from, _machine.Now, ended));
    }

    private void Settle()
    {
        do
        {
            while (_machine.TryDecide(out var decision))
                Act(decision.Kind);
            while (_playout.TryNextStep(out _))
            {
            }

            _machine.Sounding(!_playout.IsIdle);
            ForgetInterruptionOfNothing();
            while (_playout.TryNextFrame(out var frame))
                _receiver.Enqueue([.. new PcmFrame(frame.Span).Samples]);
        }
        while (_machine.HasDecisions);
    }

    // The assistant was about to end by itself, before anyone could have stopped it.
    private void ForgetInterruptionOfNothing()
    {
        if (!_interrupting || !_playout.IsIdle)
            return;
        _interrupting = false;
        if (_said < FramesPerSecond / 2 * _format.SamplesPerFrame)
            Interruptions--;
    }

    private void Act(TurnDecisionKind decision)
    {
        switch (decision)
        {
            case TurnDecisionKind.HoldPlayout when !CallerSpeaks && _frame - _callerUntil > FramesPerSecond:
                FalseBargeIns.Add((double)_frame / FramesPerSecond);
                Hold();
                break;
            case TurnDecisionKind.HoldPlayout:
                Stopped += _interrupting ? 1 : 0;
                _interrupting = false;
                Hold();
                break;
            case TurnDecisionKind.ResumePlayout:
                _playout.Resume();
                break;
            case TurnDecisionKind.Interrupt:
                Hold();
                _playout.DropForBargeIn();
                break;
            case TurnDecisionKind.TakeTurn:
                (_answering, _answerAt) = (true, _frame + 20 + _random.Next(30));
                break;
        }
    }

    private void Hold()
    {
        if (_playout.Hold())
            _receiver.Clear();
    }
}
