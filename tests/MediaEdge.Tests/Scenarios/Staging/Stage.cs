extern alias simulator;

using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;
using simulator::CallCenter.Simulator.Speech.Modem;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>
/// A whole call of the edge, frame by frame: its own program on Kestrel, its adapters of the speech service, sound that carries words, and a
/// model that says what is written down. The next frame is sent when the edge has dealt with the last one, what it sent has come to the telephone,
/// the recogniser has told what it heard and the edge has taken it, so that a call passes as fast as the machine can play it and comes out the same on any.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 16_000;

    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = Rate / 50;

    private const double FrameSeconds = 0.02;
    private const int FramesOfPiece = 5;
    private static readonly TimeSpan PacedFrame = TimeSpan.FromMilliseconds(3);

    // Decides which of the ready-made prompts are said.
    private static readonly Guid Call = Guid.Parse("00000000-0000-4000-8000-000000000007");

    private readonly Gauge _frames = new();
    private readonly Gauge _heard = new();
    private readonly List<short[]> _late = [];
    private readonly Caller _caller;
    private readonly Line _line;
    private readonly Random _random = new(11);
    private long _sent;
    private PeriodicTimer? _paced;

    private Stage(EdgeHost edge, Line line)
    {
        (Edge, _line, _caller) = (edge, line, new Caller(line));
        edge.Watch = Note;
        edge.Respond = Model.RespondAsync;
        edge.Speech.Recognition = Recognizer.LeadAsync;
        edge.Speech.Synthesis = Voice.LeadAsync;
    }

    /// <summary>The edge.</summary>
    public EdgeHost Edge { get; }

    /// <summary>The assistant's mind.</summary>
    public Model Model { get; } = new();

    /// <summary>The recogniser.</summary>
    public ModemRecognizer Recognizer { get; } = new();

    /// <summary>The synthesiser.</summary>
    public ModemVoice Voice { get; } = new();

    /// <summary>The caller's telephone.</summary>
    public Receiver Phone { get; } = new();

    /// <summary>Seconds since the call began.</summary>
    public double Now { get; private set; }

    /// <summary>Where in what the caller hears we are.</summary>
    public int Here => Phone.Played.Count;

    /// <summary>Turns published.</summary>
    public IReadOnlyList<TurnCompleted> Turns => Edge.Bus.Of<TurnCompleted>(Call);

    /// <summary>The caller's words in the history, turn by turn.</summary>
    public IEnumerable<string> CallerSaid => Messages(Persona.Human);

    /// <summary>The assistant's words in the history, message by message, without its greeting.</summary>
    public IEnumerable<string> AssistantSaid => Messages(Persona.Assistant).Skip(1);

    /// <summary>Begins a call that is greeted, and waits until the greeting was heard.</summary>
    public static Task<Stage> BeginAsync(Line? line = null, params (string Key, string Value)[] settings) => BeginAsync(line, recordings: null, settings);

    /// <summary>The same, with texts that are spoken by people.</summary>
    public static async Task<Stage> BeginAsync(Line? line, IReadOnlyDictionary<string, short[]>? recordings, params (string Key, string Value)[] settings)
    {
        (string Key, string Value)[] patient = [("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0")];
        var stage = new Stage(await EdgeHost.StartAsync([.. settings.UnionBy(patient, setting => setting.Key, StringComparer.Ordinal)]), line ?? Line.Good);
        foreach (var (text, sound) in recordings ?? new Dictionary<string, short[]>(StringComparer.Ordinal))
            stage.Voice.Recordings[text] = sound;
        await stage.Edge.KnownCallAsync(Call, new ClaimField("phone", ClaimFieldType.PhoneNumber));
        await stage.Phone.ConnectAsync(stage.Edge.MediaUrl(Call), stage.Edge.Tokens.Bearer());
        await stage.TurnAsync(0);
        return stage;
    }

    /// <summary>What was published about the call.</summary>
    public IReadOnlyList<T> Published<T>() => Edge.Bus.Of<T>(Call);

    /// <summary>What a ready-made text is in this call.</summary>
    public string Spoken(SpokenPrompt prompt) => Edge.Prompt(prompt, Call);

    /// <summary>Words that are said from now on, behind those still being said.</summary>
    public void Says(string words, double decibels = 0) => _caller.Sounds(ModemEncoder.Encode(words, Rate), decibels);

    /// <summary>Says words and waits until they are said.</summary>
    public Task SayAsync(string words)
    {
        Says(words);
        return UntilAsync(() => _caller.IsSilent);
    }

    /// <summary>A noise without words.</summary>
    public void Coughs(double seconds) => _caller.Coughs(seconds);

    /// <summary>Presses keys, of which the tones come with the caller's sound.</summary>
    public void Dials(string keys)
    {
        foreach (var key in keys)
        {
            _caller.Sounds(Keypad.Press(key, 0.12), 0);
            Pauses(0.12);
        }
    }

    /// <summary>A pause behind what is being said.</summary>
    public void Pauses(double seconds) => _caller.Sounds(new short[(int)(seconds * Rate)], 0);

    /// <summary>Lets the call go on for so long.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var until = Now + seconds; Now < until - (FrameSeconds / 2);)
            await StepAsync();
    }

    /// <summary>Lets the call go on until something is so.</summary>
    public async Task UntilAsync(Func<bool> holds, double atMost = 60)
    {
        for (var until = Now + atMost; !holds();)
        {
            (Now < until).ShouldBeTrue($"still not so after {atMost} s of the call, which knows of {Turns.Count} turns: {string.Join(" | ", Turns.SelectMany(turn => turn.Messages).Select(message => message.Content))}");
            await StepAsync();
        }
    }

    /// <summary>Lets the call go on until a turn was published; the greeting is the first, with index 0.</summary>
    public async Task<TurnCompleted> TurnAsync(int index)
    {
        await UntilAsync(() => Turns.Count > index);
        return Turns[index];
    }

    /// <summary>Lets the call go on until the caller hears something.</summary>
    public async Task HearsAsync(double atMost = 60)
    {
        var from = Here;
        await UntilAsync(() => Phone.Played.Count > from && Phone.Played[^1] != 0, atMost);
    }

    /// <summary>Words that the caller has heard since, each stretch of sound by itself.</summary>
    public IReadOnlyList<string> HeardSince(int from)
    {
        var decoder = new ModemDecoder(Rate);
        decoder.Push([.. Phone.Played.Skip(from), .. new short[Rate]]);
        var heard = new List<string>();
        while (decoder.TryTake(out var utterance))
            heard.Add(utterance.Text);
        return heard;
    }

    /// <summary>
    /// Has the recogniser's connection break at the next word, and lets the call go on when there is another one. From then on a frame comes
    /// every few milliseconds, for the sound that is sent again cannot be told from new sound.
    /// </summary>
    public async Task LosesRecognizerAsync()
    {
        var connections = Recognizer.Connections.Value;
        Recognizer.Dies = true;
        await UntilAsync(() => !Recognizer.Dies);
        _paced = new PeriodicTimer(PacedFrame, TimeProvider.System);
        await Recognizer.Connections.ReachAsync(connections + 1);
    }

    /// <summary>The sound of words as the synthesiser speaks them, cut into frames.</summary>
    public static IReadOnlyList<short[]> FramesOf(string words) => Frames(ModemEncoder.Encode(words, Rate));

    /// <summary>The frames that the caller has heard since, those of silence left out.</summary>
    public IReadOnlyList<short[]> SoundSince(int from) => [.. Frames([.. Phone.Played.Skip(from)]).Where(frame => frame.AsSpan().ContainsAnyExcept((short)0))];

    /// <summary>The caller puts the receiver down; ends when the edge has told of it.</summary>
    public async Task<MediaSessionEnded> HangUpAsync()
    {
        await Phone.HangUpAsync();
        return (await Edge.Bus.WaitAsync<MediaSessionEnded>(Call)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        _paced?.Dispose();
        await Phone.DisposeAsync();
        await Edge.DisposeAsync();
    }

    private IEnumerable<string> Messages(Persona who) =>
        Turns.SelectMany(turn => turn.Messages).Where(message => message.Persona == who).Select(message => message.Content);

    private async Task StepAsync()
    {
        Now += FrameSeconds;
        Model.Tick(Now);
        _late.Add(_caller.Next(await Phone.TickAsync(), Phone.Played));
        if (_late.Count < _line.Burst)
            return;
        foreach (var frame in _late)
            await SendAsync(frame);
        _late.Clear();
        await _frames.ReachAsync(_sent);
        await Phone.Came.ReachAsync(Edge.Sent.Count);
        await Model.Work.IdleAsync();
        if (_paced is not null)
        {
            await _paced.WaitForNextTickAsync();
            return;
        }

        await Recognizer.Pieces.ReachAsync(_sent / FramesOfPiece);
        await _heard.ReachAsync(Recognizer.Told.Value);
    }

    private async Task SendAsync(short[] frame)
    {
        var isLost = _random.NextDouble() < _line.Loss;
        if (isLost && !_line.FillsLoss)
            return;
        if (isLost)
            frame.AsSpan().Clear();
        _sent++;
        await Phone.SendAsync(frame);
    }

    private static List<short[]> Frames(short[] sound)
    {
        var frames = new List<short[]>();
        for (var at = 0; at < sound.Length; at += FrameSamples)
        {
            var frame = new short[FrameSamples];
            sound.AsSpan(at, Math.Min(FrameSamples, sound.Length - at)).CopyTo(frame);
            frames.Add(frame);
        }

        return frames;
    }

    private void Note(CallEvent happened)
    {
        if (happened.Kind == CallEventKind.Frame)
            _frames.Add();
        else if (happened.Kind == CallEventKind.Heard)
            _heard.Add();
    }
}
