using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// Leads a call with a speech-to-speech model. Once the cascade has to go on with it, this engine only passes on what happens: see
/// <see cref="LineRecovery"/>.
/// </summary>
internal sealed class RealtimeEngine : ICallEngine
{
    private static readonly int FramesPerSecond = 1000 / PcmFormat.FrameMilliseconds;

    private readonly EdgeServices _services;
    private readonly ConversationState _conversation;
    private readonly CallVoice _voice;
    private readonly RealtimeTurns _turns;
    private readonly RealtimeAnswer _answer = new();
    private readonly ModelSpeech _speech;
    private readonly ModelTools _tools;
    private readonly RealtimeEar _ear;
    private readonly RealtimeLine _line;
    private readonly CallerShield _shield;
    private readonly CallerTranscripts _transcripts;
    private readonly RealtimeConductor _conductor;
    private readonly RealtimeTalk _talk;
    private readonly LineRecovery _recovery;
    private readonly CallTape? _tape;
    private long _frames;

    /// <summary>Puts the parts together.</summary>
    public RealtimeEngine(
        PcmFormat format, SessionIdentity session, ConversationState conversation, CallVoice voice, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services,
        RealtimeServices realtime, CallTape? tape = null)
    {
        (_services, _conversation, _voice, _tape) = (services, conversation, voice, tape);
        var (mouth, recorder) = (voice.Mouth, voice.Recorder);
        _turns = new RealtimeTurns(TurnSettings.From(services.Flags.CurrentValue));
        _ear = new RealtimeEar(format);
        _speech = new ModelSpeech(format, mouth, recorder);
        _line = new RealtimeLine(realtime, conversation, recorder, events, services, tape);
        _tools = new ModelTools(realtime, _line, events, services.Logger);
        _shield = new CallerShield(realtime.Shield, conversation, events, services.Logger);
        _transcripts = new CallerTranscripts(recorder, conversation, _shield);
        var closing = new ClosingSteps(session.SessionId, _turns, mouth, recorder, conversation, dispatch);
        var delivery = new AnswerDelivery(session.SessionId, _turns, mouth, recorder, conversation, closing, dispatch);
        var telemetry = new RealtimeTelemetry(realtime.Access, services.Metrics, services.Time);
        _conductor = new RealtimeConductor(_turns, _answer, _speech, _line, mouth, recorder, conversation, delivery, closing, _transcripts, _tools, telemetry, services.Metrics);
        _talk = new RealtimeTalk(_turns, _answer, _speech, _line, mouth, delivery, closing, recorder, conversation, _transcripts, _tools, telemetry, services.Logger);
        _recovery = new LineRecovery(
            _turns, _answer, _speech, _line, _talk, _conductor, _transcripts, delivery, voice, session.CallId, services,
            now => new CallPipeline(format, session, conversation, voice, dispatch, events, services, now, tape));
    }

    /// <inheritdoc/>
    public int? LastTurn => _voice.Recorder.LastPublished;

    /// <inheritdoc/>
    public void Start()
    {
        _voice.Start();
        _line.Open(_turns.Now);
        _conductor.Greet(_services.Flags.CurrentValue.RecordingEnabled, heard: () => _conversation.LineBroke = false);
    }

    /// <inheritdoc/>
    public ValueTask TakeAsync(CallEvent happened)
    {
        if (_recovery.StandIn is { } standIn)
            return IsOver(happened) ? ValueTask.CompletedTask : standIn.TakeAsync(happened);
        _tape?.Taking(happened);
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
            case CallEventKind.ToolOutput or CallEventKind.ToolsRun:
                _talk.TakeTool(happened);
                break;
            case CallEventKind.Harmless or CallEventKind.Attack:
                _conductor.CallerJudged(happened);
                break;
            case CallEventKind.Say:
                _conductor.Say((SayToCaller)happened.Subject!);
                break;
            case CallEventKind.Texted:
                _conductor.Take((CallerTexted)happened.Subject!);
                break;
        }

        return SettleAsync();
    }

    /// <inheritdoc/>
    public IReadOnlyList<SayToCaller> Finish(StreamEnd reason)
    {
        _answer.GiveUp();
        _talk.BreakOff();
        if (_recovery.StandIn is { } standIn)
            return [.. _conductor.Saga.Unheard, .. standIn.Finish(reason)];
        _speech.EndAll();
        _transcripts.Finish();
        _voice.Finish(_turns.TakeTexts());
        return _conductor.Saga.Unheard;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Parts.DisposeAsync(_tools, _shield, _line, _recovery.StandIn is { } standIn ? standIn : _voice);

    private void Hear(CallEvent frame)
    {
        if (_frames++ % FramesPerSecond == 0)
            _turns.Settings = TurnSettings.From(_services.Flags.CurrentValue);
        // What a caller says into a line that has just come back is lacking its beginning: the model hears them once they know that it broke.
        _ear.Hear(frame.Sound.AsSpan(0, frame.Length), played: _voice.Mouth.Tick(), isHeard: !_conversation.LineBroke, _line.Connection);
        _turns.FrameHeard();
    }

    private void Take(RealtimeEvent told, CallEvent happened)
    {
        switch (told.Kind)
        {
            case RealtimeEventKind.SessionReady:
                _recovery.SetUp();
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
                _recovery.Fail(told);
                break;
            case RealtimeEventKind.Lost:
                _recovery.Reconnect();
                break;
            case RealtimeEventKind.Refused:
                _recovery.FallBack(told.Error!);
                break;
        }
    }

    // What comes of the model that has led the call, and commands that came before the cascade took over and may come again after it.
    private bool IsOver(CallEvent happened) => happened.Kind switch
    {
        CallEventKind.Realtime or CallEventKind.ToolOutput or CallEventKind.ToolsRun or CallEventKind.Harmless or CallEventKind.Attack => true,
        CallEventKind.Say => !_conductor.Saga.IsNew(((SayToCaller)happened.Subject!).SayId),
        CallEventKind.Texted => !_conductor.Saga.IsNew(((CallerTexted)happened.Subject!).TextId),
        _ => false,
    };

    // Decisions lead to sound, sound that was heard to steps, and steps to decisions: until all is quiet.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync()
    {
        var (mouth, recorder) = (_voice.Mouth, _voice.Recorder);
        while (_recovery.StandIn is null)
        {
            while (_turns.TryDecide(out var decision))
            {
                _tape?.Decided(decision);
                await _conductor.ActAsync(decision);
            }

            while (mouth.TryNextStep(out var step))
                step!.Run();
            _turns.Sounding(!mouth.IsIdle);
            _transcripts.PublishLate(_turns.Now);
            if (recorder.IsOpen && mouth.IsIdle && !_turns.IsAnswering && !_transcripts.IsAwaited(_turns.Now))
                recorder.Complete();
            _talk.FollowTools();
            if (!_turns.IsCallerSpeaking && !_turns.IsSuspended && _answer.TryAsk(_turns.Now, out var ask))
                _line.Send(RealtimeMessages.Respond(ask, _answer.MayCallTools));
            if (!_transcripts.HoldsAnswer(_turns.Now))
                await mouth.SendDueAsync();
            _voice.NoteFirstSound(_turns.Now);
            if (!_turns.HasDecisions)
                break;
        }

        _tape?.Taken();
    }
}
