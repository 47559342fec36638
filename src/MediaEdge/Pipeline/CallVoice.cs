using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the caller hears of the assistant, and the record of it. It outlives the engine that speaks with it, so that another one can go on.</summary>
internal sealed class CallVoice : IAsyncDisposable
{
    // About half a second of speech as the service cuts it, and a second more in the ring; beyond that synthesis waits for the listener.
    private const int PiecesAhead = 5;

    private readonly SpeechWorker _worker;
    private readonly Language _language;
    private readonly CallCenterMetrics _metrics;

    /// <summary>Puts it together.</summary>
    public CallVoice(
        PcmFormat format, SessionIdentity session, ConversationState conversation, MediaSocket socket, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services,
        CallTape? tape = null)
    {
        _metrics = services.Metrics;
        // So that they are told before anything goes wrong: nobody can tell a counter that is missing from one that is broken.
        _metrics.EchoMissed.Add(0);
        _metrics.EchoDropped.Add(0);
        var pieces = Channel.CreateBounded<SynthesisPiece>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true });
        _language = services.Languages.TryGet(conversation.Language, out var language) ? language : services.Languages.Default;
        Playout = new PlayoutQueue(format, tape?.Pieces(pieces.Reader) ?? pieces.Reader);
        _worker = new SpeechWorker(
            new LiveSynthesizer(new MeteredSynthesizer(services.Speech.Synthesizer(format), conversation.Usage)), pieces.Writer, () => events.TryWrite(new CallEvent { Kind = CallEventKind.SoundReady }));
        Mouth = new Mouth(socket, Playout, _worker, conversation, services.Languages, services.Prompts, tape);
        Recorder = new TurnRecorder(session.SessionId, conversation, dispatch, services.Time);
    }

    /// <summary>Sound on its way to the caller.</summary>
    public PlayoutQueue Playout { get; }

    /// <summary>Says things.</summary>
    public Mouth Mouth { get; }

    /// <summary>Writes down what was said.</summary>
    public TurnRecorder Recorder { get; }

    /// <summary>Begins to speak what is to be said.</summary>
    public void Start() => _worker.Start(_language);

    /// <summary>Measures the answer whose first frame was sent.</summary>
    public void NoteFirstSound(TimeSpan now)
    {
        if (Recorder.Times is not { HasSent: false } times || Mouth.FramesSent <= times.FramesBefore)
            return;
        times.SentAt(now);
        times.Trace?.End(times.Build());
        _metrics.AnswerLatency.Record(times.Gap!.Value.TotalSeconds);
    }

    /// <summary>The session is over: what was heard so far is all that will be.</summary>
    /// <param name="texts">Texts of the caller that were no turn yet: the next session answers them from the record.</param>
    public void Finish(IReadOnlyList<string> texts)
    {
        Playout.Dispose();
        Recorder.Complete(sessionEnds: true);
        Recorder.AddUnanswered(texts);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _worker.DisposeAsync();
        }
        finally
        {
            Playout.Dispose();
        }
    }
}
