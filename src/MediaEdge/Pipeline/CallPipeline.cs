using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Assistant.Chat;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Streams;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The parts of a call at work, put together once the shape of its sound is known: takes events one by one, on the owner's task.</summary>
internal sealed class CallPipeline : IAsyncDisposable
{
    // About half a second of speech as the service cuts it, and a second more in the ring; beyond that synthesis waits for the listener.
    private const int PiecesAhead = 5;

    private readonly TurnMachine _machine;
    private readonly PlayoutQueue _playout;
    private readonly SpeechWorker _worker;
    private readonly AnswerRunner _answers;
    private readonly TurnRecorder _recorder;
    private readonly AnswerDelivery _delivery;
    private readonly Conductor _conductor;
    private readonly Mouth _mouth;
    private readonly Ear _ear;
    private readonly EdgeServices _services;
    private readonly string? _customVoice;

    /// <summary>Puts the parts together.</summary>
    public CallPipeline(
        PcmFormat format, SessionIdentity session, ConversationState conversation, MediaSocket socket, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services)
    {
        _services = services;
        var flags = services.Flags.CurrentValue;
        var pieces = Channel.CreateBounded<SynthesisPiece>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true });
        _customVoice = services.Languages.TryGet(conversation.Language, out var language) ? language.CustomVoiceEndpointId : null;
        _playout = new PlayoutQueue(format, pieces.Reader);
        _worker = new SpeechWorker(new AzureSynthesizer(
            services.Speech, format, pieces.Writer, () => events.TryWrite(new CallEvent { Kind = CallEventKind.SoundReady })));
        _mouth = new Mouth(socket, _playout, _worker, conversation, services.Languages, services.Prompts);
        _answers = new AnswerRunner(services.Respond, events, services.Logger);
        _recorder = new TurnRecorder(session.SessionId, conversation, dispatch, services.Time);
        _machine = new TurnMachine(TurnSettings.From(flags), new Expectations(conversation, _recorder).Current);
        var closing = new ClosingSteps(session.SessionId, _machine, _mouth, _recorder, conversation, dispatch);
        _delivery = new AnswerDelivery(session.SessionId, _machine, _mouth, _recorder, conversation, closing, dispatch);
        _conductor = new Conductor(_machine, _mouth, _recorder, conversation, _answers, _delivery, closing, services.Metrics, flags);
        _ear = new Ear(_machine, format, conversation, services.Speech, services.Flags, new RecognizerEvents(
            heard => PostAsync(events, new CallEvent { Kind = CallEventKind.Heard, Subject = heard }),
            () => PostAsync(events, new CallEvent { Kind = CallEventKind.Deaf })));
    }

    /// <summary>Index of the last turn published; null where none was.</summary>
    public int? LastTurn => _recorder.LastPublished;

    /// <summary>Begins: listens and greets.</summary>
    public void Start()
    {
        _worker.Start(_customVoice);
        _ear.Open();
        _conductor.Greet();
    }

    /// <summary>Takes the next event, and does what follows from it.</summary>
    public ValueTask TakeAsync(CallEvent happened)
    {
        switch (happened.Kind)
        {
            case CallEventKind.Frame:
                _ear.Hear(happened.Sound.AsSpan(0, happened.Length), played: _mouth.Tick());
                break;
            case CallEventKind.Key:
                _machine.KeyPressed((char)happened.Number);
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

    /// <summary>The session is over: what was heard so far is all that will be.</summary>
    /// <returns>What the saga wanted said and was not heard to its end.</returns>
    public IReadOnlyList<SayToCaller> Finish()
    {
        _answers.Cancel();
        _playout.Dispose();
        _recorder.Complete(sessionEnds: true);
        return _conductor.Unheard;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _answers.DisposeAsync();
        await _worker.DisposeAsync();
        await _ear.DisposeAsync();
        _playout.Dispose();
    }

    // Decisions lead to sound, sound that was heard to steps, and steps to decisions: until all is quiet.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync()
    {
        do
        {
            while (_machine.TryDecide(out var decision))
                await _conductor.ActAsync(decision);
            while (_answers.TryTakeKept(out var kept))
                TakeAnswer(kept);
            while (_mouth.TryNextStep(out var step))
                step!.Run();
            _machine.Sounding(!_mouth.IsIdle);
            if (_recorder.IsOpen && _mouth.IsIdle && !_answers.IsRunning)
                _recorder.Complete();
            await _mouth.SendDueAsync();
            NoteFirstSound();
        }
        while (_machine.HasDecisions);
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
        _machine.Sounding(!_mouth.IsIdle);
        _machine.AnswerEnded();
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

    private void NoteFirstSound()
    {
        if (_recorder.Times is not { HasSent: false } times || _mouth.FramesSent <= times.FramesBefore)
            return;
        times.SentAt(_machine.Now);
        _services.Metrics.AnswerLatency.Record(times.Gap!.Value.TotalSeconds);
    }
}
