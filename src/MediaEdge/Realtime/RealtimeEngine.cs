using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// Leads a call with a speech-to-speech model. Where the model is refused, or lost a second time, the cascade goes on with the same voice,
/// record and conversation, and this engine only passes on what happens.
/// </summary>
internal sealed class RealtimeEngine : ICallEngine
{
    private const string GoOn =
        "[The line was interrupted: the caller has heard exactly your words above. Go on where they stop, without repeating any of them.]";

    private static readonly int FramesPerSecond = 1000 / PcmFormat.FrameMilliseconds;

    private readonly EdgeServices _services;
    private readonly ConversationState _conversation;
    private readonly CallVoice _voice;
    private readonly RealtimeTurns _turns;
    private readonly RealtimeAnswer _answer = new();
    private readonly ModelSpeech _speech;
    private readonly RealtimeEar _ear;
    private readonly RealtimeLine _line;
    private readonly AnswerDelivery _delivery;
    private readonly CallerTranscripts _transcripts;
    private readonly RealtimeConductor _conductor;
    private readonly RealtimeTalk _talk;
    private readonly Func<TimeSpan, CallPipeline> _cascade;
    private CallPipeline? _standIn;
    private bool _isSetUp;
    private bool _isLost;
    private long _frames;

    /// <summary>Puts the parts together.</summary>
    public RealtimeEngine(
        PcmFormat format, SessionIdentity session, ConversationState conversation, CallVoice voice, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services,
        RealtimeServices realtime)
    {
        (_services, _conversation, _voice) = (services, conversation, voice);
        var (mouth, recorder) = (voice.Mouth, voice.Recorder);
        _turns = new RealtimeTurns { Settings = TurnSettings.From(services.Flags.CurrentValue) };
        _ear = new RealtimeEar(format);
        _speech = new ModelSpeech(format, mouth, recorder);
        _line = new RealtimeLine(realtime, new RealtimeMessages(realtime.Access), conversation, recorder, events, services);
        _transcripts = new CallerTranscripts(recorder);
        var closing = new ClosingSteps(session.SessionId, _turns, mouth, recorder, conversation, dispatch);
        _delivery = new AnswerDelivery(session.SessionId, _turns, mouth, recorder, conversation, closing, dispatch);
        _conductor = new RealtimeConductor(_turns, _answer, _speech, _line, mouth, recorder, conversation, _delivery, closing, _transcripts, services.Metrics);
        _talk = new RealtimeTalk(_turns, _answer, _speech, _line, _delivery, closing, recorder, conversation, realtime, services.Logger);
        _cascade = now => new CallPipeline(format, session, conversation, voice, dispatch, events, services, now);
    }

    /// <inheritdoc/>
    public int? LastTurn => _voice.Recorder.LastPublished;

    /// <inheritdoc/>
    public void Start()
    {
        _voice.Start();
        _line.Open(_turns.Now);
        _conductor.Greet(_services.Flags.CurrentValue.RecordingEnabled);
    }

    /// <inheritdoc/>
    public ValueTask TakeAsync(CallEvent happened)
    {
        if (_standIn is not null)
            return PassOnAsync(happened);
        switch (happened.Kind)
        {
            case CallEventKind.Frame:
                Hear(happened);
                break;
            case CallEventKind.Key:
                _turns.KeyPressed((char)happened.Number);
                break;
            case CallEventKind.SoundReady:
                _voice.Recorder.Times?.AudioAt(_turns.Now);
                break;
            case CallEventKind.Realtime when _line.IsCurrent(happened):
                Take((RealtimeEvent)happened.Subject!, happened);
                break;
            case CallEventKind.Say:
                _conductor.Say((SayToCaller)happened.Subject!);
                break;
            case CallEventKind.Texted:
                _conductor.Take((CallerTexted)happened.Subject!);
                break;
        }

        return _standIn is null ? SettleAsync() : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IReadOnlyList<SayToCaller> Finish()
    {
        _answer.GiveUp();
        if (_standIn is not null)
            return [.. _conductor.Saga.Unheard, .. _standIn.Finish()];
        _speech.EndAll();
        _voice.Finish();
        return _conductor.Saga.Unheard;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Parts.DisposeAsync(_line, _standIn is null ? _voice : _standIn);

    private void Hear(CallEvent frame)
    {
        if (_frames++ % FramesPerSecond == 0)
            _turns.Settings = TurnSettings.From(_services.Flags.CurrentValue);
        _ear.Hear(frame.Sound.AsSpan(0, frame.Length), played: _voice.Mouth.Tick(), _line.Connection);
        _turns.FrameHeard();
    }

    private void Take(RealtimeEvent told, CallEvent happened)
    {
        switch (told.Kind)
        {
            case RealtimeEventKind.SessionReady:
                _isSetUp = true;
                break;
            case RealtimeEventKind.SpeechStarted:
                _conductor.CallerStarted(told);
                break;
            case RealtimeEventKind.SpeechStopped:
                _conductor.CallerStopped(told);
                break;
            case RealtimeEventKind.Transcribed:
                _conductor.CallerUnderstood(told);
                break;
            case RealtimeEventKind.ResponseCreated:
                _talk.Started(told);
                break;
            case RealtimeEventKind.Sound:
                _talk.Sound(told, happened.Sound.AsSpan(0, happened.Length));
                break;
            case RealtimeEventKind.Words:
                _talk.Words(told);
                break;
            case RealtimeEventKind.WordsDone or RealtimeEventKind.SoundDone:
                _talk.ItemDone(told);
                break;
            case RealtimeEventKind.ResponseDone:
                _talk.Done(told);
                break;
            case RealtimeEventKind.Failure:
                Fail(told);
                break;
            case RealtimeEventKind.Lost:
                Reconnect();
                break;
            case RealtimeEventKind.Refused:
                FallBack(told.Error!);
                break;
        }
    }

    // Most errors are about one message and end there; a session that does not take our settings is none we can use.
    private void Fail(RealtimeEvent told)
    {
        Log.RealtimeError(_services.Logger, _conversation.CallId, told.Error!);
        if (!_isSetUp && told.Cause is RealtimeMessages.SetupId)
            FallBack($"settings refused, {told.Error}");
        else
            _answer.AskAgain();
    }

    // Once; a connection that breaks again before the model has answered anything is not worth a third.
    private void Reconnect()
    {
        if (_isLost && !_talk.HasAnswered)
        {
            FallBack("the connection broke again");
            return;
        }

        (_isLost, _talk.HasAnswered, _isSetUp) = (true, false, false);
        Log.RealtimeLost(_services.Logger, _conversation.CallId);
        _services.Metrics.RealtimeReconnects.Add(1);
        var (wasAnswering, isPartial, isUnknown) = BreakOff();
        _line.Open(_turns.Now);
        if (!wasAnswering)
            return;
        if (isUnknown)
        {
            _conductor.Say(Platform.Configuration.SpokenPrompt.Error);
            _turns.AnswerEnded();
            return;
        }

        if (isPartial)
            _line.Tell("system", GoOn);
        _conductor.Answer();
    }

    private void FallBack(string reason)
    {
        Log.RealtimeFallback(_services.Logger, _conversation.CallId, reason);
        _services.Metrics.RealtimeFallbacks.Add(1, new KeyValuePair<string, object?>("reason", _isSetUp || _isLost ? "lost" : "refused"));
        var (wasAnswering, isPartial, isUnknown) = BreakOff();
        _delivery.Forget();
        _voice.Mouth.Resume();
        _line.Leave();
        _standIn = _cascade(_turns.Now);
        _turns.Successor = _standIn.Floor;
        _standIn.TakeOver(_turns.IsSuspended, wasAnswering, mayAnswer: !isPartial && !isUnknown, _turns.TakeTexts());
    }

    // Nothing more comes of what the lost connection had begun; what it had said so far is spoken to its end.
    private (bool WasAnswering, bool IsPartial, bool IsUnknown) BreakOff()
    {
        var isPartial = _answer is { Current: not null, HasSpoken: true };
        var isUnknown = _voice.Recorder is { IsOpen: true, Current.Caller.Content.Length: 0 };
        _speech.EndAll();
        _answer.GiveUp();
        _transcripts.Forget();
        _turns.CallerLost();
        return (_turns.IsAnswering, isPartial, isUnknown);
    }

    // Commands that came before the cascade took over may come again after it.
    private ValueTask PassOnAsync(CallEvent happened) => happened.Subject switch
    {
        RealtimeEvent => ValueTask.CompletedTask,
        SayToCaller say when !_conductor.Saga.IsNew(say.SayId) => ValueTask.CompletedTask,
        CallerTexted text when !_conductor.Saga.IsNew(text.TextId) => ValueTask.CompletedTask,
        _ => _standIn!.TakeAsync(happened),
    };

    // Decisions lead to sound, sound that was heard to steps, and steps to decisions: until all is quiet.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync()
    {
        var (mouth, recorder) = (_voice.Mouth, _voice.Recorder);
        do
        {
            while (_turns.TryDecide(out var decision))
                await _conductor.ActAsync(decision);
            while (mouth.TryNextStep(out var step))
                step!.Run();
            _turns.Sounding(!mouth.IsIdle);
            if (recorder.IsOpen && mouth.IsIdle && !_turns.IsAnswering && !_transcripts.IsAwaited(_turns.Now))
                recorder.Complete();
            if (!_turns.IsCallerSpeaking && !_turns.IsSuspended && _answer.TryAsk(_turns.Now))
                _line.Send(RealtimeMessages.Respond(_answer.MayCallTools));
            await mouth.SendDueAsync();
            _voice.NoteFirstSound(_turns.Now);
        }
        while (_turns.HasDecisions);
    }
}
