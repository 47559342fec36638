using CallCenter.Audio;
using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Turns;

/// <summary>
/// Decides who has the floor. Events in, decisions out; pure, single-threaded, and its only clock is the caller's sound:
/// every frame is 20 ms.
/// </summary>
/// <remarks>
/// <para>Listening → CallerSpeaking → EndOfTurnPending → Thinking → Speaking → Listening.</para>
/// <para>
/// The caller speaks while the assistant thinks or speaks: after <see cref="TurnSettings.BargeIn"/> the sound is held; words make it an
/// interruption; silence without words (a cough), or with no more than a sign of listening ("mm-hm"), resumes it.
/// </para>
/// <para>How long a silence ends a turn depends on the words and on what was asked: see <see cref="EndOfTurn"/>.</para>
/// </remarks>
internal sealed class TurnMachine : IFloor
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    private readonly CallerSpeech _speech = new();
    private readonly CallerWords _words;
    private readonly TurnEnd _end;
    private readonly KeyedDigits _digits = new();
    private readonly SilencePolicy _silence;
    private readonly AnswerPatience _answer = new();
    private readonly Queue<string> _texts = new();
    private readonly Queue<TurnDecision> _decisions = new();
    private TimeSpan _lastKey;
    private TimeSpan? _lastWords;
    private int? _preparedFor;
    private bool _held;
    private bool _sounding;

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">The times to begin with.</param>
    /// <param name="expectations">What can be expected of the caller; asked whenever the caller begins to speak.</param>
    /// <param name="now">Time of the call.</param>
    public TurnMachine(TurnSettings settings, Func<EndOfTurn> expectations, TimeSpan now = default)
    {
        (Settings, _words, Now, _silence) = (settings, new CallerWords(expectations), now, new SilencePolicy(now));
        _end = new TurnEnd(_speech, _words);
    }

    /// <summary>The times to go by; may be changed at any moment.</summary>
    public TurnSettings Settings { get; set; }

    /// <summary>Sound of the caller so far: the time of the call.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>When the caller last spoke, in call time.</summary>
    public TimeSpan CallerStoppedAt => _speech.End;

    /// <summary>Silence after which the recogniser ends a phrase.</summary>
    public TimeSpan SegmentationSilence
    {
        get => _words.Transcript.SegmentationSilence;
        set => _words.Transcript.SegmentationSilence = value;
    }

    /// <summary>True while the assistant has nothing more to say or hear, because the call is being handed on or ended: no decisions are made.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>Who has the floor.</summary>
    public TurnState State
    {
        get
        {
            if (_held || _digits.Any || (_speech.IsOpen && !AssistantHasFloor))
                return _end.IsPending ? TurnState.EndOfTurnPending : TurnState.CallerSpeaking;
            if (_sounding)
                return TurnState.Speaking;
            return _answer.IsAnswering ? TurnState.Thinking : TurnState.Listening;
        }
    }

    private bool AssistantHasFloor => _sounding || _answer.IsAnswering;

    // The caller speaks, but only to say that they listen.
    private bool IsListening => AssistantHasFloor && _words.IsBackchannel;

    /// <summary>Takes the next frame of the caller.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    public void FrameHeard(bool speech)
    {
        Now += Frame;
        _speech.Add(speech, Now);
        if (speech)
        {
            _end.Forget();
            DiscardPrepared();
        }

        Decide();
    }

    /// <summary>Takes what the recogniser heard.</summary>
    public void Recognized(Recognition heard)
    {
        _words.Add(heard);
        _lastWords = Now;
        Decide();
    }

    /// <summary>Takes a key of the telephone.</summary>
    public void KeyPressed(char key)
    {
        if (IsSuspended)
            return;
        _digits.Add(key, Now);
        _lastKey = Now;
        _silence.Restart(Now);
        if (_digits.Any && AssistantHasFloor)
            Interrupt();
        Decide();
    }

    /// <summary>Takes a text message of the caller; it is a turn of its own as soon as nobody speaks.</summary>
    public void Texted(string text)
    {
        _texts.Enqueue(text);
        Decide();
    }

    /// <summary>Tells whether the assistant is heard, or has sound waiting to be heard.</summary>
    public void Sounding(bool sounding)
    {
        if (_sounding && !sounding)
        {
            _silence.Restart(Now);
            _answer.SoundEnded(Now);
        }

        _sounding = sounding;
    }

    /// <summary>A sentence of the answer is there.</summary>
    public void AnswerSpoke() => _answer.Spoke();

    /// <summary>The assistant opens the conversation, as if the caller's turn were over.</summary>
    public void AnswerBegins() => _answer.Begin(Now);

    /// <summary>The answer is complete.</summary>
    public void AnswerEnded()
    {
        _answer.End();
        _silence.Restart(Now);
        Decide();
    }

    /// <summary>Stops deciding: the call is being handed on or ended.</summary>
    public void Suspend() => IsSuspended = true;

    /// <summary>Decides again, from here on.</summary>
    public void Resume()
    {
        IsSuspended = false;
        _silence.Restart(Now);
    }

    /// <summary>The call is over: takes what the caller said and no turn has taken; nothing where it only shows that they listen.</summary>
    public string TakeRest() => IsSuspended || IsListening ? "" : string.Join(' ', new[] { _words.Take(Now), _digits.Take() }.Where(part => part.Length > 0));

    /// <summary>Whether there are decisions to carry out.</summary>
    public bool HasDecisions => _decisions.Count > 0;

    /// <summary>Gives the next decision.</summary>
    public bool TryDecide(out TurnDecision decision) => _decisions.TryDequeue(out decision);

    private void Decide()
    {
        if (IsSuspended)
        {
            ForgetCaller();
            return;
        }

        if (_speech.IsOpen)
            FollowCaller();
        TakeTurnIfComplete();
        if (!AssistantHasFloor && State == TurnState.Listening)
            Emit(_silence.Due(Now, Settings));
        else if (State == TurnState.Thinking)
            Emit(_answer.Due(Now, Settings));
    }

    private void FollowCaller()
    {
        if (AssistantHasFloor && !_held && _speech.Insists(Settings.BargeIn))
        {
            _held = true;
            _decisions.Enqueue(new TurnDecision(TurnDecisionKind.HoldPlayout) { SpokenFor = Now - _speech.Onset });
        }

        if (AssistantHasFloor && _held && _words.Transcript.HasWords && !IsListening)
            Interrupt();
        _end.Follow(Now, Settings, IsListening);
        PrepareAnswer();
    }

    // The wait for the end of the turn is time that the model can use.
    private void PrepareAnswer()
    {
        if (AssistantHasFloor || _digits.Any || _preparedFor == _words.Version || _speech.SilenceAt(Now) < Settings.StableWords)
            return;
        if (!_words.MayBeWhole || !_words.Transcript.Covers(_speech.End))
            return;
        _preparedFor = _words.Version;
        _decisions.Enqueue(new TurnDecision(TurnDecisionKind.PrepareAnswer, _words.Transcript.Text));
    }

    private void DiscardPrepared()
    {
        if (_preparedFor is not null)
            Emit(TurnDecisionKind.DiscardPrepared);
        _preparedFor = null;
    }

    private void TakeTurnIfComplete()
    {
        var spoken = _speech.IsOpen && _end.IsComplete(Now, Settings);
        if (spoken && (IsListening || !_words.Transcript.HasWords))
        {
            // A sign of listening, or a cough, or words that come very late: those stay in the transcript and make a turn when they are there.
            if (IsListening)
                _words.Take(_speech.End);
            _speech.CloseInVain(interrupted: _held && !IsListening);
            GiveFloorBack();
            spoken = false;
        }

        var keyed = _digits.IsComplete(Now, Settings.BetweenKeys);
        if ((_speech.IsOpen && !spoken) || (_digits.Any && !keyed))
            return;
        if (keyed || spoken || (_words.Transcript.IsFinal && !AssistantHasFloor))
            TakePhoneTurn();
        else if (!AssistantHasFloor && _texts.TryDequeue(out var text))
            BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, text, TurnSource.Text) { StoppedAt = Now });
    }

    private void TakePhoneTurn()
    {
        _speech.Close();
        var words = _words.Take(_speech.End);
        var keys = _digits.Take();
        if (_sounding && !_held && keys.Length == 0)
            return; // Shorter than a barge-in and over before the assistant was: it went on speaking, and so does the call.
        if (AssistantHasFloor)
            Interrupt();
        var text = words.Length > 0 && keys.Length > 0 ? $"{words} {keys}" : words + keys;
        BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, text)
        {
            StoppedAt = keys.Length > 0 && _lastKey > _speech.End ? _lastKey : _speech.End,
            WordsAt = words.Length > 0 ? _lastWords : null,
        });
    }

    private void BeginTurn(TurnDecision turn)
    {
        _preparedFor = null;
        GiveFloorBack();
        _silence.CallerSpoke(Now);
        _answer.Begin(Now);
        _decisions.Enqueue(turn);
    }

    private void Interrupt()
    {
        _held = true;
        _sounding = false;
        _answer.End();
        Emit(TurnDecisionKind.Interrupt);
    }

    private void GiveFloorBack()
    {
        _end.Forget();
        if (!_held)
            return;
        _held = false;
        Emit(TurnDecisionKind.ResumePlayout);
    }

    private void ForgetCaller()
    {
        DiscardPrepared();
        _words.Take(Now);
        _digits.Take();
        _speech.Close();
        if (_held)
            GiveFloorBack();
    }

    private void Emit(TurnDecisionKind? kind)
    {
        if (kind is { } due)
            _decisions.Enqueue(new TurnDecision(due));
    }
}
