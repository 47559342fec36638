using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Callers;

/// <summary>
/// A person on the phone who listens, thinks, answers, interrupts, presses keys and hangs up as a scenario says.
/// Everything is decided from what was heard, call time and the seed, so the same call gives the same words at any speed.
/// </summary>
/// <param name="behaviour">How the person behaves.</param>
/// <param name="ring">What their phone does when it rings.</param>
/// <param name="speed">How many times faster than real time the call runs.</param>
/// <param name="seed">Of all random choices.</param>
/// <param name="time">Real time, for measuring only.</param>
internal sealed class SimulatedCaller(CallerBehaviour behaviour, RingAnswer ring, double speed, int seed, TimeProvider time) : IHandset
{
    private readonly RuleBook _rules = new(behaviour);
    private readonly AnswerGapMeter _gaps = new(time);
    private readonly List<TranscriptLine> _lines = [];
    private readonly List<string> _pressed = [];
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Random _random = new(seed);
    private IPhoneLine _line = null!;
    private Ear _ear = null!;
    private Mouth _mouth = null!;
    private Plan? _plan;
    private Delivery? _turn;
    private (CallerRule Rule, TimeSpan Since)? _breakingIn;
    private TimeSpan _now;
    private TimeSpan _lastOwnSound;
    private int _turns;
    private bool _done;

    /// <inheritdoc/>
    public double Speed => speed;

    /// <summary>Completes once the call is connected.</summary>
    public Task WhenConnected => _connected.Task;

    /// <summary>Completes with the reason once the call is over.</summary>
    public Task<string> WhenEnded => _ended.Task;

    /// <summary>The phone has rung.</summary>
    public bool Rang { get; private set; }

    /// <summary>The person's view of the call; complete once <see cref="WhenEnded"/> is.</summary>
    public CallerRecord Record => new()
    {
        Lines = [.. _lines],
        Keys = [.. _pressed],
        Heard = _ear?.Everything ?? "",
        Gaps = _gaps.Gaps,
        Turns = _turns,
        Duration = _now,
        GaveUp = GaveUp,
        Connected = _connected.Task.IsCompleted,
    };

    private string? GaveUp { get; set; }

    /// <inheritdoc/>
    public RingAnswer Ring(RingingCall call)
    {
        Rang = true;
        return ring;
    }

    /// <inheritdoc/>
    public void Connected(IPhoneLine line)
    {
        _line = line;
        _ear = new Ear(line.SampleRate, behaviour.AfterQuestion, behaviour.AfterStatement);
        _mouth = new Mouth(line.SampleRate);
        if (behaviour.Opening is { } opening)
            _plan = new Plan(new Decision(opening, null), ThinkingTime(opening), IsOpening: true);
        _connected.TrySetResult();
    }

    /// <inheritdoc/>
    public void Tick(ReadOnlySpan<short> heard, Span<short> said)
    {
        _gaps.Tick();
        _now += Clock.Tick;
        _ear.Hear(heard);
        if (_ear.Listening)
            _gaps.Heard(_ear.UtteranceStart);
        if (!_done)
            Act(said);
        if (behaviour.BackgroundNoise is { } level)
            BackgroundNoise.AddTo(said, level, _random);
    }

    /// <inheritdoc/>
    public void Ended(string reason)
    {
        if (_turn is { } turn)
            Finish(turn, cut: true);
        NoteWhatWasHeard();
        _done = true;
        _ended.TrySetResult(reason);
    }

    private void Act(Span<short> said)
    {
        if (_turn is null)
            Decide();
        if (_turn is { } turn)
            Speak(turn, said);
        else if (!_done && WhyGiveUp() is { } why)
            GiveUp(why);
    }

    private void Decide()
    {
        if (_ear.Listening)
        {
            // A polite person holds back what they were about to say when the other side goes on.
            if (_plan is { IsOpening: false })
                _plan = null;
            BreakIn();
            return;
        }

        _breakingIn = null;
        if (_plan is null && _ear.TurnIsOver)
            _plan = React();
        if (_plan is { } plan && _now >= plan.Due)
            Begin(plan);
    }

    private Plan? React()
    {
        var decision = behaviour.Silent ? new Decision(new Reaction(), null) : _rules.React(_ear.Text);
        if (!decision.Reaction.IsSilent)
            return new Plan(decision, _now + ThinkingTime(decision.Reaction), IsOpening: false);
        if (!behaviour.Silent)
            _rules.Applied(decision);
        NoteWhatWasHeard();
        return null;
    }

    private void BreakIn()
    {
        if (!_rules.MayInterrupt || !_ear.HasText || _rules.Interruption(_ear.Text) is not { } rule)
            return;
        if (_breakingIn?.Rule != rule)
            _breakingIn = (rule, _now);
        if (_now - _breakingIn.Value.Since < rule.InterruptAfter)
            return;
        _breakingIn = null;
        Begin(new Plan(new Decision(rule.Then, rule), _now, IsOpening: false));
    }

    private void Begin(Plan plan)
    {
        _plan = null;
        if (plan.IsOpening)
        {
            _rules.Said(plan.Decision.Reaction);
        }
        else
        {
            NoteWhatWasHeard();
            _rules.Applied(plan.Decision);
        }

        _gaps.Forget();
        if (plan.Decision.Reaction.Press is { } keys)
            _pressed.Add(keys);
        _turn = new Delivery(plan.Decision.Reaction, _line, _mouth, _random, _now);
    }

    private void Speak(Delivery turn, Span<short> said)
    {
        _lastOwnSound = _now;
        if (turn.GoesOn(_now, said))
            return;
        Finish(turn, cut: turn.IsSounding);
        if (turn.HangsUp || (behaviour.HangUpAfterTurns > 0 && _turns >= behaviour.HangUpAfterTurns))
            HangUp();
    }

    private void Finish(Delivery turn, bool cut)
    {
        _turn = null;
        if (!_ear.Listening)
            _gaps.Finished(_now);
        if (turn.Words.Length == 0)
            return;
        _turns++;
        _lines.Add(new TranscriptLine(Speaker.Caller, turn.From, _now, turn.Words, cut, turn.Reaction.Stored));
    }

    private void NoteWhatWasHeard()
    {
        if (_ear is not { HasText: true })
            return;
        var (from, to) = (_ear.TurnStart, _ear.LastSoundEnd);
        _lines.Add(new TranscriptLine(Speaker.Bot, from, to, _ear.Take()));
    }

    private string? WhyGiveUp()
    {
        var lastSound = _ear.LastSoundEnd > _lastOwnSound ? _ear.LastSoundEnd : _lastOwnSound;
        if (_now - lastSound >= behaviour.GiveUpAfter)
            return $"heard nothing for {behaviour.GiveUpAfter.TotalSeconds:0} s";
        return _now >= behaviour.LongestCall ? $"was still on the phone after {behaviour.LongestCall.TotalSeconds:0} s" : null;
    }

    private void GiveUp(string why)
    {
        GaveUp = why;
        HangUp();
    }

    private void HangUp()
    {
        _done = true;
        _line.HangUp();
    }

    private TimeSpan ThinkingTime(Reaction reaction)
        => reaction.Pause ?? behaviour.ShortestPause + ((behaviour.LongestPause - behaviour.ShortestPause) * _random.NextDouble());

    private sealed record Plan(Decision Decision, TimeSpan Due, bool IsOpening);
}
