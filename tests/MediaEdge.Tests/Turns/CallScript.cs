using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Tests.Turns;

/// <summary>
/// A call written down: what the caller does when, and how long the assistant takes to answer and speaks. Played against a turn machine
/// frame by frame; the only clock is the frames.
/// </summary>
internal sealed class CallScript
{
    private const double Frame = 0.02;
    private const double Segmentation = 0.3;

    private readonly List<(double From, double To)> _speech = [];
    private readonly List<(double At, Action<TurnMachine> Do)> _events = [];
    private readonly List<(double At, TurnDecision Decision)> _log = [];
    private readonly List<(double At, TurnDecision Decision)> _preparations = [];
    private TurnSettings _settings = new();
    private EndOfTurn _endOfTurn = EndOfTurn.Plain;
    private double _thinks = 0.5;
    private double _speaks = 2;
    private double _remaining;
    private double? _soundAt;
    private double _silentUntil;
    private bool _held;
    private bool _lineBroke;
    private bool _lineBreaks;

    public TurnState FinalState { get; private set; }

    /// <summary>What the caller has said at the end and no turn has taken.</summary>
    public string Rest { get; private set; } = "";

    public IReadOnlyList<(double At, TurnDecision Decision)> Log => _log;

    /// <summary>Answers begun and dropped before their turn was over; they are not part of the log.</summary>
    public IReadOnlyList<(double At, TurnDecision Decision)> Preparations => _preparations;

    public IEnumerable<TurnDecisionKind> Kinds => _log.Select(entry => entry.Decision.Kind);

    public IEnumerable<string?> Turns => _log.Where(entry => entry.Decision.Kind == TurnDecisionKind.TakeTurn).Select(entry => entry.Decision.Text);

    public CallScript With(Func<TurnSettings, TurnSettings> change)
    {
        _settings = change(_settings);
        return this;
    }

    /// <summary>The line had broken and is back.</summary>
    public CallScript AfterABreak()
    {
        _lineBroke = true;
        return this;
    }

    /// <summary>The line breaks at the end; else the caller hangs up.</summary>
    public CallScript Breaks()
    {
        _lineBreaks = true;
        return this;
    }

    /// <summary>What can be expected of the caller.</summary>
    public CallScript Expects(string language, ExpectedAnswer expected = ExpectedAnswer.None, string? region = null)
    {
        _endOfTurn = new EndOfTurn(language, expected, region);
        return this;
    }

    /// <summary>The caller speaks; the recogniser gives partial texts word by word, and the final one after its segmentation silence.</summary>
    public CallScript Says(string text, double from, double to, double lag = 0.1, bool final = true)
    {
        _speech.Add((from, to));
        var words = text.Split(' ');
        for (var i = 1; i <= words.Length; i++)
        {
            var until = from + ((to - from) * i / words.Length);
            Hears(string.Join(' ', words[..i]), from, until, at: until + lag, isFinal: false);
        }

        if (final)
            Hears(text, from, to, at: to + Segmentation + lag, isFinal: true);
        return this;
    }

    /// <summary>The recogniser reports something.</summary>
    public CallScript Hears(string text, double from, double until, double at, bool isFinal) =>
        At(at, machine => machine.Recognized(new Recognition(text, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(until), isFinal)));

    /// <summary>The caller makes a sound without words.</summary>
    public CallScript Coughs(double from, double to)
    {
        _speech.Add((from, to));
        return this;
    }

    public CallScript Presses(string keys, double at)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            At(at + (i * 0.2), machine => machine.KeyPressed(key));
        }

        return this;
    }

    public CallScript Texts(string text, double at) => At(at, machine => machine.Texted(text));

    public CallScript Suspends(double at) => At(at, machine => machine.Suspend());

    public CallScript Resumes(double at) => At(at, machine => machine.Resume());

    /// <summary>The assistant is heard without having been asked, as with the greeting.</summary>
    /// <param name="from">When it is to be said.</param>
    /// <param name="seconds">How long it is.</param>
    /// <param name="synthesis">How long its first sound takes.</param>
    public CallScript Plays(double from, double seconds, double synthesis = 0)
    {
        _silentUntil = from + synthesis;
        return At(from, _ => _remaining += seconds);
    }

    /// <summary>How every turn is answered.</summary>
    public CallScript Answers(double after, double speaking)
    {
        (_thinks, _speaks) = (after, speaking);
        return this;
    }

    public CallScript NeverAnswers() => Answers(double.PositiveInfinity, 0);

    public CallScript Run(double until)
    {
        var machine = new TurnMachine(_settings, () => _endOfTurn, lineBroke: _lineBroke) { SegmentationSilence = TimeSpan.FromSeconds(Segmentation) };
        var due = new Queue<(double At, Action<TurnMachine> Do)>(_events.OrderBy(entry => entry.At));
        for (var frame = 0; frame * Frame < until; frame++)
        {
            var now = frame * Frame;
            while (due.TryPeek(out var next) && next.At <= now)
            {
                due.Dequeue().Do(machine);
                Follow(machine, now);
            }

            Play(machine, now);
            machine.FrameHeard(_speech.Exists(part => now >= part.From - 0.001 && now < part.To - 0.001));
            Follow(machine, now + Frame);
        }

        FinalState = machine.State;
        Rest = machine.TakeRest(_lineBreaks);
        return this;
    }

    private CallScript At(double at, Action<TurnMachine> action)
    {
        _events.Add((at, action));
        return this;
    }

    private void Play(TurnMachine machine, double now)
    {
        if (_soundAt <= now)
        {
            (_soundAt, _remaining) = (null, _speaks);
            machine.AnswerSpoke();
            machine.AnswerEnded(isSounding: true);
        }

        if (!_held && _remaining > 0 && now >= _silentUntil - 0.001)
        {
            _remaining = Math.Max(0, _remaining - Frame);
            machine.AssistantHeard();
        }

        machine.Sounding(_remaining > 0.001);
        Follow(machine, now);
    }

    private void Follow(TurnMachine machine, double now)
    {
        while (machine.TryDecide(out var decision))
        {
            if (decision.Kind is TurnDecisionKind.PrepareAnswer or TurnDecisionKind.DiscardPrepared)
            {
                _preparations.Add((Math.Round(now, 3), decision));
                continue;
            }

            _log.Add((Math.Round(now, 3), decision));
            switch (decision.Kind)
            {
                case TurnDecisionKind.HoldPlayout:
                    _held = true;
                    break;
                case TurnDecisionKind.ResumePlayout:
                    _held = false;
                    break;
                case TurnDecisionKind.Interrupt:
                    (_soundAt, _remaining, _held) = (null, 0, false);
                    break;
                case TurnDecisionKind.TakeTurn:
                    _soundAt = double.IsInfinity(_thinks) ? null : now + _thinks;
                    break;
                default:
                    _remaining += 1; // A prompt.
                    break;
            }
        }
    }
}
