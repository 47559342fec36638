using System.Runtime.InteropServices;
using CallCenter.Audio;
using CallCenter.Audio.Detection;
using CallCenter.Audio.Dtmf;
using CallCenter.Audio.Echo;
using CallCenter.Audio.Gate;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the edge hears of the caller: takes the assistant's echo out of it, hears keys, tells speech from silence, turns noise down, has the rest recognised, and keeps the turn machine's settings fresh.</summary>
internal sealed class Ear(
    TurnMachine machine, PcmFormat format, ConversationState conversation, ISpeechProvider speech, IOptionsMonitor<FeatureFlags> flags, RecognizerEvents events,
    CallTape? tape = null) : IAsyncDisposable
{
    private const int FramesPerSecond = 1000 / PcmFormat.FrameMilliseconds;
    private const int FramesBetweenForgetting = FramesPerSecond / 5;
    private const int LongestName = 60;

    // The recogniser ends a phrase this much before the turn ends, so that the final text is mostly there in time.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ShortestSegmentation = TimeSpan.FromMilliseconds(100);

    // What the detector may have missed before it heard speech begin.
    private static readonly TimeSpan BeforeOnset = TimeSpan.FromSeconds(1);

    private readonly EchoCanceller _canceller = new(format);
    private readonly SpeechDetector _detector = new(format);
    private readonly NoiseGate _gate = new(format);
    private readonly DtmfDetector _dtmf = new(format);
    private readonly KeyReports _keys = new();
    private readonly List<Task> _leaving = [];
    private IRecognizer? _recognizer;
    private string _language = "";
    private FeatureFlags? _flags;
    private long _frames;

    /// <summary>Begins to listen.</summary>
    public void Open() => Listen();

    /// <summary>Takes the caller's next 20 ms.</summary>
    /// <param name="sound">As it came; the echo of the assistant is taken out of it where it lies, and noise is turned down.</param>
    /// <param name="played">What the caller heard of the assistant in that time; nothing where it was silence.</param>
    public void Hear(Span<byte> sound, ReadOnlySpan<byte> played)
    {
        if (_frames % FramesPerSecond == 0)
            EachSecond();
        if (_frames++ % FramesBetweenForgetting == 0)
            ForgetSilence();
        if (!played.IsEmpty)
            _canceller.Played(new PcmFrame(played).Samples);
        var samples = MemoryMarshal.Cast<byte, short>(sound);
        _canceller.Cancel(samples, samples);
        HearKeys(samples);
        // What is left of a loud echo can sound like a voice, though much softer than the caller's.
        var isSpeech = _detector.IsSpeech(samples) && !_canceller.WasMostlyEcho;
        _gate.Pass(samples, _detector.MayBeSpeech);
        _recognizer?.Push(sound, isSpeech);
        tape?.Told(isSpeech);
        machine.FrameHeard(isSpeech);
    }

    /// <summary>Takes a key that the telephone service has told of.</summary>
    public void KeyReported(char key)
    {
        if (_keys.IsNews(key, inBand: false, machine.Now))
            machine.KeyPressed(key);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_recognizer is not null)
            _leaving.Add(_recognizer.DisposeAsync().AsTask());
        await Task.WhenAll(_leaving);
    }

    // The tones of keys are no speech, neither for the detector nor for the recogniser.
    private void HearKeys(Span<short> samples)
    {
        if (_dtmf.Hear(samples) is { } key && _keys.IsNews(key, inBand: true, machine.Now))
            machine.KeyPressed(key);
        if (_dtmf.IsTone)
            samples.Clear();
    }

    private void EachSecond()
    {
        conversation.Usage.Add(UsageKind.SecondsHeard, 1);
        var current = flags.CurrentValue;
        if (!ReferenceEquals(current, _flags))
        {
            _flags = current;
            _detector.Threshold = current.VadThreshold;
            machine.Settings = TurnSettings.From(current);
        }

        if (!string.Equals(_language, conversation.Language, StringComparison.Ordinal))
            Listen();
    }

    // Sound that holds no speech is not kept for the recogniser.
    private void ForgetSilence()
    {
        if (machine.State is TurnState.Listening or TurnState.Speaking or TurnState.Thinking && machine.CallerStoppedAt < machine.Now - BeforeOnset)
            _recognizer?.Forget(machine.Now - BeforeOnset);
    }

    private void Listen()
    {
        var silence = machine.Settings.EndOfTurnSilence - HeadStart;
        if (silence < ShortestSegmentation)
            silence = ShortestSegmentation;
        if (_recognizer is { } former)
            _leaving.Add(former.DisposeAsync().AsTask());
        _language = conversation.Language;
        machine.SegmentationSilence = silence;
        _recognizer = speech.Recognizer(
            new RecognitionSettings { Language = _language, Format = format, SegmentationSilence = silence, Phrases = Names(), StartsAt = machine.Now },
            events);
        _recognizer.Start();
    }

    // Company, assistant and the words of the claim are what a caller will probably say and a recogniser probably miss.
    private IReadOnlyList<string> Names() =>
    [
        .. new[] { conversation.Initiation.BotCompany, conversation.Initiation.BotName }
            .Concat(conversation.Initiation.Claim.Select(field => field.Name.Replace('_', ' ')))
            .Where(name => name.Length is > 0 and <= LongestName)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
