using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Turns;

/// <summary>Decides who has the floor from what our own detector and the recogniser hear of the caller.</summary>
/// <remarks>
/// <para>Listening → CallerSpeaking → EndOfTurnPending → Thinking → Speaking → Listening.</para>
/// <para>
/// The caller speaks while the assistant thinks or speaks: after <see cref="TurnSettings.BargeIn"/> the sound is held; words make it an
/// interruption; silence without words (a cough), or with no more than a sign of listening ("mm-hm"), resumes it.
/// </para>
/// <para>How long a silence ends a turn depends on the words and on what was asked: see <see cref="EndOfTurn"/>.</para>
/// </remarks>
internal sealed class TurnMachine : TurnTaking
{
    private readonly CallerSpeech _speech = new();
    private readonly CallerWords _words;
    private readonly TurnEnd _end;
    private TimeSpan? _lastWords;
    private int? _preparedFor;

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">The times to begin with.</param>
    /// <param name="expectations">What can be expected of the caller; asked whenever the caller begins to speak.</param>
    /// <param name="now">Time of the call.</param>
    public TurnMachine(TurnSettings settings, Func<EndOfTurn> expectations, TimeSpan now = default)
        : base(settings, now)
    {
        _words = new CallerWords(expectations);
        _end = new TurnEnd(_speech, _words);
    }

    /// <summary>When the caller last spoke, in call time.</summary>
    public TimeSpan CallerStoppedAt => _speech.End;

    /// <summary>Silence after which the recogniser ends a phrase.</summary>
    public TimeSpan SegmentationSilence
    {
        get => _words.Transcript.SegmentationSilence;
        set => _words.Transcript.SegmentationSilence = value;
    }

    /// <summary>Who has the floor.</summary>
    public TurnState State
    {
        get
        {
            if (IsHeld || Digits.Any || (_speech.IsOpen && !AssistantHasFloor))
                return _end.IsPending ? TurnState.EndOfTurnPending : TurnState.CallerSpeaking;
            if (IsSounding)
                return TurnState.Speaking;
            return IsAnswering ? TurnState.Thinking : TurnState.Listening;
        }
    }

    // The caller speaks, but only to say that they listen.
    private bool IsListening => AssistantHasFloor && _words.IsBackchannel;

    /// <summary>Takes the next frame of the caller.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    public void FrameHeard(bool speech)
    {
        Pass();
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

    /// <summary>The call is over: takes what the caller said and no turn has taken; nothing where it only shows that they listen.</summary>
    public string TakeRest() => IsSuspended || IsListening ? "" : string.Join(' ', new[] { _words.Take(Now), Digits.Take() }.Where(part => part.Length > 0));

    /// <inheritdoc/>
    protected override void Decide()
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
            Emit(Silence.Due(Now, Settings));
        else if (State == TurnState.Thinking)
            Emit(DueAnswer());
    }

    /// <inheritdoc/>
    protected override void CallerTookTurn()
    {
        _preparedFor = null;
        base.CallerTookTurn();
    }

    /// <inheritdoc/>
    protected override void GiveFloorBack()
    {
        _end.Forget();
        base.GiveFloorBack();
    }

    private void FollowCaller()
    {
        if (AssistantHasFloor && !IsHeld && _speech.Insists(Settings.BargeIn))
        {
            IsHeld = true;
            Emit(new TurnDecision(TurnDecisionKind.HoldPlayout) { SpokenFor = Now - _speech.Onset });
        }

        if (AssistantHasFloor && IsHeld && _words.Transcript.HasWords && !IsListening)
            Interrupt();
        _end.Follow(Now, Settings, IsListening);
        PrepareAnswer();
    }

    // The wait for the end of the turn is time that the model can use.
    private void PrepareAnswer()
    {
        if (AssistantHasFloor || Digits.Any || _preparedFor == _words.Version || _speech.SilenceAt(Now) < Settings.StableWords)
            return;
        if (!_words.MayBeWhole || !_words.Transcript.Covers(_speech.End))
            return;
        _preparedFor = _words.Version;
        Emit(new TurnDecision(TurnDecisionKind.PrepareAnswer, _words.Transcript.Text));
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
            _speech.CloseInVain(interrupted: IsHeld && !IsListening);
            GiveFloorBack();
            spoken = false;
        }

        var keyed = Digits.IsComplete(Now, Settings.BetweenKeys);
        if ((_speech.IsOpen && !spoken) || (Digits.Any && !keyed))
            return;
        if (keyed || spoken || (_words.Transcript.IsFinal && !AssistantHasFloor))
            TakePhoneTurn();
        else if (!AssistantHasFloor)
            TakeText();
    }

    private void TakePhoneTurn()
    {
        _speech.Close();
        var words = _words.Take(_speech.End);
        var keys = Digits.Take();
        if (IsSounding && !IsHeld && keys.Length == 0)
            return; // Shorter than a barge-in and over before the assistant was: it went on speaking, and so does the call.
        if (AssistantHasFloor)
            Interrupt();
        var text = words.Length > 0 && keys.Length > 0 ? $"{words} {keys}" : words + keys;
        BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, text)
        {
            StoppedAt = keys.Length > 0 && LastKey > _speech.End ? LastKey : _speech.End,
            WordsAt = words.Length > 0 ? _lastWords : null,
        });
    }

    private void ForgetCaller()
    {
        DiscardPrepared();
        _words.Take(Now);
        Digits.Take();
        _speech.Close();
        if (IsHeld)
            GiveFloorBack();
    }
}
