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
    private readonly AnswerAhead _ahead;
    private readonly BrokenOffSpeech? _brokenOff;
    private TimeSpan? _lastWords;

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">The times to begin with.</param>
    /// <param name="expectations">What can be expected of the caller; asked whenever the caller begins to speak.</param>
    /// <param name="now">Time of the call.</param>
    /// <param name="lineBroke">Whether the line is back after it broke, perhaps in the middle of what the caller was saying.</param>
    public TurnMachine(TurnSettings settings, Func<EndOfTurn> expectations, TimeSpan now = default, bool lineBroke = false)
        : base(settings, now)
    {
        _words = new CallerWords(expectations);
        _end = new TurnEnd(_speech, _words);
        _ahead = new AnswerAhead(_speech, _words);
        _brokenOff = lineBroke ? new BrokenOffSpeech(_speech, _words, now) : null;
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

    // There are words; of those that were asked for again more than a cough may be a beginning that the recogniser has not told yet.
    private bool IsSpeaking => _words.HasNews || (_words.Transcript.HasWords && !AssistantHasFloor && _speech.End - _speech.Onset >= Settings.BargeIn);

    /// <summary>Takes the next frame of the caller.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    public void FrameHeard(bool speech)
    {
        Pass();
        var begins = speech && !_speech.IsOpen;
        _speech.Add(speech, Now);
        if (begins)
            _brokenOff?.SpeechBegan();
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
        if (!IsSuspended && _brokenOff?.Drops(heard) == true)
            Emit(TurnDecisionKind.AskAgain);
        _lastWords = Now;
        Decide();
    }

    /// <summary>The assistant has begun to be heard.</summary>
    public void AssistantHeard() => _brokenOff?.AssistantHeard(Now);

    /// <summary>The call is over: takes what the caller said and no turn has taken; nothing where it only shows that they listen.</summary>
    /// <param name="lineBreaks">Whether the line breaks, so that the caller speaks on: words that break off then end in <see cref="BrokenOffSpeech.Mark"/>.</param>
    public string TakeRest(bool lineBreaks)
    {
        if (IsSuspended || IsListening)
            return "";
        var breaksOff = lineBreaks && ((_speech.IsOpen && !_end.IsPending) || _end.IsRestMissing);
        var words = _words.Take(Now);
        return string.Join(' ', new[] { breaksOff ? BrokenOffSpeech.Marked(words) : words, Digits.Take() }.Where(part => part.Length > 0));
    }

    /// <inheritdoc/>
    protected override void Decide()
    {
        if (IsSuspended)
        {
            ForgetCaller();
            return;
        }

        if (_brokenOff is { IsOpen: true })
            FollowBrokenOff(_brokenOff);
        else if (_speech.IsOpen)
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
        _ahead.Discard();
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
        if (_speech.Insists(Settings.BargeIn))
            HoldPlayout();
        if (AssistantHasFloor && IsHeld && _words.HasNews && !IsListening)
            Interrupt();
        _end.Follow(Now, Settings, IsListening);
        if (!AssistantHasFloor && !Digits.Any && _ahead.Due(Now, Settings) is { } words)
            Emit(new TurnDecision(TurnDecisionKind.PrepareAnswer, words));
    }

    // Nothing is answered, but once the caller has paused they hear what happened, and are asked.
    private void FollowBrokenOff(BrokenOffSpeech brokenOff)
    {
        if (brokenOff.IsAssistantHeard && !AssistantHasFloor && !IsHeld)
        {
            brokenOff.Forget(); // They have heard all of it, and speak on.
            return;
        }

        var isOver = _speech.SilenceAt(Now) >= Settings.EndOfTurnSilence;
        if (isOver || !brokenOff.IsWaitedFor(Now))
            GiveFloorBack();
        else if (!brokenOff.IsAssistantHeard || _speech.Insists(Settings.BargeIn))
            HoldPlayout(isBargeIn: brokenOff.IsAssistantHeard);
        if (isOver && brokenOff.Closes(Settings.BargeIn))
            Emit(TurnDecisionKind.AskAgain);
    }

    private void HoldPlayout(bool isBargeIn = true)
    {
        if (!AssistantHasFloor || IsHeld)
            return;
        IsHeld = true;
        Emit(new TurnDecision(TurnDecisionKind.HoldPlayout) { SpokenFor = isBargeIn ? Now - _speech.Onset : null });
    }

    private void DiscardPrepared()
    {
        if (_ahead.Discard())
            Emit(TurnDecisionKind.DiscardPrepared);
    }

    private void TakeTurnIfComplete()
    {
        var spoken = _speech.IsOpen && _end.IsComplete(Now, Settings, IsSpeaking);
        if (spoken && (IsListening || !IsSpeaking))
        {
            // A sign of listening, or a cough, or words that come very late: those stay in the transcript and make a turn when they are there.
            if (IsListening)
                _words.Take(_speech.End);
            _speech.CloseInVain(interrupted: IsHeld && !IsListening);
            GiveFloorBack();
            spoken = false;
        }

        var keyed = Digits.IsComplete(Now, Settings.BetweenKeys);
        if (spoken && !keyed && _end.IsRestMissing && (!IsSounding || IsHeld))
        {
            // The words stay in the transcript, and make a turn with the rest of them; what the caller says anew takes their place.
            _speech.Close();
            _words.Keep(Now);
            Silence.CallerSpoke(Now);
            GiveFloorBack();
            Emit(TurnDecisionKind.AskToRepeat);
            return;
        }

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
        // What a recogniser that lags too far behind has not told yet is news when it comes.
        var words = _words.Take(_words.Transcript.Covers(_speech.End) ? _speech.End : TimeSpan.Zero);
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
