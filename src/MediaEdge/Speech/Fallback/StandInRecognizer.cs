using CallCenter.Audio;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>
/// Listens with one provider and, where that fails, with another, which hears everything again that has no final text yet: no word is lost.
/// </summary>
/// <remarks>
/// 1. A provider that cannot be reached, refuses us, or has nothing at all to say about speech is left for the other, if the breaker of that one
///    allows it; else it goes on trying by itself.
/// 2. Saying nothing about speech may have another reason: our own detector took noise for speech. So the breaker of a silent provider is told only
///    once the other one has heard words; if that one hears none either, the first comes back at once.
/// 3. In a quiet moment after the pause of the breaker the first provider is tried again.
/// </remarks>
internal sealed class StandInRecognizer : IRecognizer
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    // With the silence that ends a phrase this is longer than a recogniser in good health ever takes.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastSpeech = TimeSpan.FromMilliseconds(600);
    private static readonly SpeechFailure SaysNothing = new("the service says nothing about speech");

    private readonly RecognitionSettings _settings;
    private readonly RecognizerEvents _events;
    private readonly IReadOnlyList<StandInProvider> _providers;
    private readonly TimeSpan _trialAfter;
    private readonly CallCenterMetrics _metrics;
    private readonly ILogger _logger;
    private readonly UnrecognizedSound _sound;
    private readonly List<Task> _leaving = [];
    private StandInEar? _ear;
    private StandInEar? _suspect;
    private TimeSpan _earSince;
    private TimeSpan _nextAttempt;
    private bool _isDeaf;

    /// <summary>Creates it; nothing is connected before <see cref="Start"/>.</summary>
    public StandInRecognizer(
        RecognitionSettings settings, RecognizerEvents events, IReadOnlyList<StandInProvider> providers, TimeSpan trialAfter, CallCenterMetrics metrics, ILogger logger)
    {
        (_settings, _events, _providers, _trialAfter, _metrics, _logger) = (settings, events, providers, trialAfter, metrics, logger);
        _sound = new UnrecognizedSound(settings.StartsAt, Kept);
    }

    private bool IsQuiet => _sound.SpeechFrames == 0;

    /// <inheritdoc/>
    public void Start()
    {
        for (var index = 0; index < _providers.Count && _ear is null; index++)
            _ear = Begin(index);

        // All breakers are open: somebody has to be asked nevertheless.
        _ear ??= Begin(0, new ProviderAttempt());
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
    {
        _sound.Add(sound, isSpeech);
        _ear!.Recognizer.Push(sound, isSpeech);
        _sound.Release(_ear.FinalUntil);
        Judge(_ear);
    }

    /// <inheritdoc/>
    public void Forget(TimeSpan before)
    {
        if (!IsQuiet && _sound.End - _sound.SpeechEnd <= LongestSilence * 2)
            return; // The words of this speech may still be on their way, from one provider or the other.
        _sound.Release(before);
        _ear!.Recognizer.Forget(before);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ear is not null)
            _leaving.Add(_ear.RetireAsync());
        try
        {
            await Task.WhenAll(_leaving);
        }
        finally
        {
            _sound.Dispose();
        }
    }

    private void Judge(StandInEar ear)
    {
        if (_suspect is not null && ear.HasWords)
        {
            _suspect.Blame(SaysNothing);
            _suspect = null;
        }

        if (ear.Trouble is { } trouble)
            Leave(ear, trouble);
        else if (SpeechIsUnanswered())
            Suspect(ear);
        else if (ear.Index != 0 && IsQuiet && (_suspect is not null || _sound.End - _earSince >= _trialAfter))
            GoTo(0, isFallback: false);
    }

    private void Leave(StandInEar ear, SpeechFailure trouble)
    {
        ear.Blame(trouble);
        if (GoTo(1 - ear.Index, isFallback: true) || !ear.HasFailed || _isDeaf)
            return;
        _isDeaf = true;
        _leaving.Add(_events.Failed().AsTask());
    }

    private bool SpeechIsUnanswered() =>
        _sound.SpeechFrames * PcmFormat.FrameMilliseconds >= LeastSpeech.TotalMilliseconds
        && _sound.End - _sound.SpeechEnd >= LongestSilence
        && _sound.End - _earSince >= LongestSilence;

    private void Suspect(StandInEar ear)
    {
        if (_suspect is not null || !GoTo(1 - ear.Index, isFallback: true))
        {
            _sound.Release(_sound.End); // Nobody hears words in it.
            _suspect = ear.Index == 0 ? null : _suspect;
            return;
        }

        _suspect = ear;
    }

    private bool GoTo(int index, bool isFallback)
    {
        if (_sound.End < _nextAttempt)
            return false;
        if (Begin(index) is not { } next)
        {
            _nextAttempt = _sound.End + BetweenAttempts;
            return false;
        }

        var former = _ear!;
        _ear = next;
        _leaving.RemoveAll(task => task.IsCompletedSuccessfully);
        _leaving.Add(former.RetireAsync());
        _sound.PushTo(next.Recognizer);
        _suspect = isFallback ? _suspect : null;
        if (isFallback)
        {
            _metrics.SpeechFallbacks.Add(1, new("part", former.Breaker.Part), new("from", former.Breaker.Provider), new("to", next.Breaker.Provider));
            Log.SpeechFallsBack(_logger, former.Breaker.Part, former.Breaker.Provider, next.Breaker.Provider);
        }

        return true;
    }

    private StandInEar? Begin(int index) => _providers[index].Recognition.Begin() is { } attempt ? Begin(index, attempt) : null;

    private StandInEar Begin(int index, ProviderAttempt attempt)
    {
        var (provider, breaker, _) = _providers[index];
        var ear = new StandInEar(index, provider, breaker, attempt, _settings with { StartsAt = _sound.Start }, _events);
        _earSince = _sound.End;
        ear.Recognizer.Start();
        return ear;
    }
}
