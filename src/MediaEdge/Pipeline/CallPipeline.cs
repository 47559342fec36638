using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Assistant.Chat;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The parts of a call at work, put together once the shape of its sound is known: takes events one by one, on the owner's task.</summary>
internal sealed class CallPipeline : ICallEngine
{
    private readonly TurnMachine _machine;
    private readonly CallVoice _voice;
    private readonly AnswerRunner _answers;
    private readonly TurnRecorder _recorder;
    private readonly AnswerDelivery _delivery;
    private readonly Conductor _conductor;
    private readonly Mouth _mouth;
    private readonly Ear _ear;
    private readonly EdgeServices _services;
    private readonly CallTape? _tape;

    /// <summary>Puts the parts together; the call has a time already where another engine has led it until now.</summary>
    public CallPipeline(
        PcmFormat format, SessionIdentity session, ConversationState conversation, CallVoice voice, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services,
        TimeSpan startsAt = default, CallTape? tape = null)
    {
        (_services, _tape) = (services, tape);
        (_voice, _mouth, _recorder) = (voice, voice.Mouth, voice.Recorder);
        var flags = services.Flags.CurrentValue;
        _answers = new AnswerRunner(services.Respond, events, services.Logger);
        _machine = new TurnMachine(TurnSettings.From(flags), new Expectations(conversation, _recorder).Current, startsAt, conversation.LineBroke);
        var closing = new ClosingSteps(session.SessionId, _machine, _mouth, _recorder, conversation, dispatch);
        _delivery = new AnswerDelivery(session.SessionId, _machine, _mouth, _recorder, conversation, closing, dispatch);
        _conductor = new Conductor(_machine, _mouth, _recorder, conversation, _answers, _delivery, closing, services.Metrics, flags);
        _ear = new Ear(_machine, format, conversation, services.Speech, services.Flags, new RecognizerEvents(
            heard => PostAsync(events, new CallEvent { Kind = CallEventKind.Heard, Subject = heard }),
            () => PostAsync(events, new CallEvent { Kind = CallEventKind.Deaf })), tape);
    }

    /// <summary>Index of the last turn published; null where none was.</summary>
    public int? LastTurn => _recorder.LastPublished;

    /// <summary>Begins: listens and greets.</summary>
    public void Start()
    {
        _voice.Start();
        _ear.Open();
        _conductor.Greet();
    }

    /// <summary>Who follows the turns.</summary>
    public IFloor Floor => _machine;

    /// <summary>Goes on with a call that another engine has led until now, with the same voice: nothing is greeted, nothing said again.</summary>
    /// <param name="isSuspended">Whether the call is being handed on or ended.</param>
    /// <param name="isAwaited">Whether the caller waits for an answer.</param>
    /// <param name="mayAnswer">Whether it can be given; else the caller is asked to say it again.</param>
    /// <param name="texts">Texts of the caller that were no turn yet.</param>
    public void TakeOver(bool isSuspended, bool isAwaited, bool mayAnswer, IEnumerable<string> texts)
    {
        _ear.Open();
        if (isSuspended)
            _machine.Suspend();
        else if (isAwaited)
            _conductor.TakeOver(mayAnswer);
        _machine.Sounding(!_mouth.IsIdle);
        foreach (var text in texts)
            _machine.Texted(text);
    }

    /// <summary>Takes the next event, and does what follows from it.</summary>
    public ValueTask TakeAsync(CallEvent happened)
    {
        _tape?.Taking(happened);
        switch (happened.Kind)
        {
            case CallEventKind.Frame:
                if (_mouth.IsDry)
                    _services.Metrics.EchoMissed.Add(1);
                _ear.Hear(happened.Sound.AsSpan(0, happened.Length), played: _mouth.Tick());
                break;
            case CallEventKind.Key:
                _ear.KeyReported((char)happened.Number);
                break;
            case CallEventKind.Heard:
                _machine.Recognized((Recognition)happened.Subject!);
                break;
            case CallEventKind.Deaf:
                _conductor.LeaveDeaf();
                break;
            case CallEventKind.SoundReady:
                _recorder.Times?.AudioAt(_machine.Now);
                break;
            case CallEventKind.Output or CallEventKind.AnswerEnded:
                if (!_answers.Keep(happened))
                    TakeAnswer(happened);
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

    /// <summary>The session is over: what was heard so far is all that will be, and what the caller has begun to say is on record too.</summary>
    /// <param name="reason">What ended it: the words of a caller who speaks on into a line that broke are marked.</param>
    /// <returns>What the saga wanted said and was not heard to its end.</returns>
    public IReadOnlyList<SayToCaller> Finish(StreamEnd reason)
    {
        _answers.Cancel();
        _voice.Playout.Dispose();
        if (_machine.TakeRest(lineBreaks: reason is not (StreamEnd.CarrierClosed or StreamEnd.WeClosed)) is { Length: > 0 } words)
            _recorder.Begin(words, MessageAction.Talk, new AnswerTimes(_machine.CallerStoppedAt));
        _voice.Finish(_machine.TakeTexts());
        return _conductor.Unheard;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Parts.DisposeAsync(_answers, _voice, _ear);

    // Decisions lead to sound, sound that was heard to steps, and steps to decisions: until all is quiet.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync()
    {
        do
        {
            while (_machine.TryDecide(out var decision))
            {
                _tape?.Decided(decision);
                await _conductor.ActAsync(decision);
            }

            while (_answers.TryTakeKept(out var kept))
                TakeAnswer(kept);
            while (_mouth.TryNextStep(out var step))
                step!.Run();
            _machine.Sounding(!_mouth.IsIdle);
            if (_recorder.IsOpen && _mouth.IsIdle && !_answers.IsRunning)
                _recorder.Complete();
            await _mouth.SendDueAsync();
            if (_mouth.FramesSent > 0)
                _machine.AssistantHeard();
            _voice.NoteFirstSound(_machine.Now);
        }
        while (_machine.HasDecisions);
        _tape?.Taken();
    }

    private void TakeAnswer(CallEvent happened)
    {
        if (!_answers.IsCurrent(happened))
            return;
        if (happened.Kind == CallEventKind.Output)
        {
            _delivery.Take((AssistantOutput)happened.Subject!);
            return;
        }

        _delivery.Complete();
        _answers.Ended();
        _machine.AnswerEnded(isSounding: !_mouth.IsIdle);
    }

    private static async ValueTask PostAsync(ChannelWriter<CallEvent> events, CallEvent happened)
    {
        try
        {
            await events.WriteAsync(happened);
        }
        catch (ChannelClosedException)
        {
            // The call is over.
        }
    }
}
