using System.Diagnostics;
using CallCenter.Audio;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Speech;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>
/// Makes a span of each utterance that another recogniser hears. It begins where our own detector hears speech, which is told with the frames by
/// the owner of the call; it ends when the final text is reported, from the receiving side. A frame costs two counters.
/// </summary>
internal sealed class TracedRecognizer : IRecognizer
{
    private readonly IRecognizer _recognizer;
    private readonly RecognitionSettings _settings;
    private readonly RecognizerEvents _events;
    private readonly string _provider;
    private readonly bool _isFallback;
    private readonly TimeProvider _time;
    private readonly ActivityContext _parent = Activity.Current?.Context ?? default;
    private long _frames;
    private long _speechSince;
    private volatile bool _isTroubled;

    /// <summary>Has a recogniser made that reports here first.</summary>
    public TracedRecognizer(ISpeechProvider provider, RecognitionSettings settings, RecognizerEvents events, bool isFallback, TimeProvider time)
    {
        (_settings, _events, _provider, _isFallback, _time) = (settings, events, provider.Name, isFallback, time);
        _recognizer = provider.Recognizer(settings, events with { Heard = HearAsync, Failed = FailAsync, Troubled = TroubleAsync });
    }

    private TimeSpan Now => _settings.StartsAt + (Interlocked.Read(ref _frames) * TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds));

    /// <inheritdoc/>
    public void Start() => _recognizer.Start();

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
    {
        Interlocked.Increment(ref _frames);
        if (isSpeech && Interlocked.Read(ref _speechSince) == 0)
            Interlocked.Exchange(ref _speechSince, _time.GetUtcNow().UtcTicks);
        _recognizer.Push(sound, isSpeech);
    }

    /// <inheritdoc/>
    public void Forget(TimeSpan before) => _recognizer.Forget(before);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _recognizer.DisposeAsync();

    private ValueTask HearAsync(Recognition heard)
    {
        _isTroubled = false;
        if (heard.IsFinal)
            Note(heard);
        return _events.Heard(heard);
    }

    private void Note(Recognition heard)
    {
        var now = _time.GetUtcNow();
        var started = Started(now);
        // Services also tell of silence.
        if (started == now && heard.Text.Length == 0)
            return;
        var utterance = new RecognizedUtterance(_provider, _settings.Language, heard.Until - heard.From, Now - heard.Until, heard.Text.Length > 0, _isFallback);
        RecognitionSpan.Add(utterance, started, now, _parent);
    }

    private ValueTask TroubleAsync(SpeechFailure failure)
    {
        Fail(failure.Reason);
        return _events.Troubled(failure);
    }

    private ValueTask FailAsync()
    {
        Fail("refused");
        return _events.Failed();
    }

    // Once for as long as it lasts: the service is asked again and again.
    private void Fail(string reason)
    {
        if (_isTroubled)
            return;
        _isTroubled = true;
        var now = _time.GetUtcNow();
        RecognitionSpan.AddFailed(_provider, _settings.Language, _isFallback, reason, Started(now), now, _parent);
    }

    private DateTimeOffset Started(DateTimeOffset now) => Interlocked.Exchange(ref _speechSince, 0) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : now;
}
