using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>
/// A recogniser at work for a call, and what became of it so far. Its provider reports from tasks of its own; the owner of the call looks at it
/// with every frame, so nothing is locked.
/// </summary>
internal sealed class StandInEar
{
    private readonly ProviderAttempt _attempt;
    private readonly RecognizerEvents _listener;
    private long _finalUntil = long.MinValue;
    private volatile bool _retired;
    private volatile bool _hasWords;
    private volatile SpeechFailure? _trouble;
    private volatile bool _failed;
    private SpeechFailure? _blamedFor;

    /// <summary>Makes it; it listens once it is started.</summary>
    /// <param name="index">Which of the providers it is of.</param>
    /// <param name="provider">Makes the recogniser.</param>
    /// <param name="breaker">Whether the provider is to be asked.</param>
    /// <param name="attempt">The attempt that the breaker has begun.</param>
    /// <param name="settings">What it is told before it listens.</param>
    /// <param name="listener">Who is told what it hears, for as long as it is not retired.</param>
    public StandInEar(int index, ISpeechProvider provider, ProviderBreaker breaker, ProviderAttempt attempt, RecognitionSettings settings, RecognizerEvents listener)
    {
        (Index, Breaker, _attempt, _listener) = (index, breaker, attempt, listener);
        Recognizer = provider.Recognizer(settings, new RecognizerEvents(HearAsync, FailAsync) { Troubled = TroubleAsync, Connected = ConnectAsync });
    }

    /// <summary>Which of the providers it is of.</summary>
    public int Index { get; }

    /// <summary>The breaker of its provider.</summary>
    public ProviderBreaker Breaker { get; }

    /// <summary>The recogniser.</summary>
    public IRecognizer Recognizer { get; }

    /// <summary>Call time up to which its text is final.</summary>
    public TimeSpan FinalUntil => new(Interlocked.Read(ref _finalUntil));

    /// <summary>Whether it has reported words.</summary>
    public bool HasWords => _hasWords;

    /// <summary>What keeps it from hearing at the moment; null for nothing.</summary>
    public SpeechFailure? Trouble => _trouble;

    /// <summary>Whether it has given up for good.</summary>
    public bool HasFailed => _failed;

    /// <summary>Tells the breaker of its provider of a failure, once.</summary>
    public void Blame(SpeechFailure failure)
    {
        if (ReferenceEquals(Interlocked.Exchange(ref _blamedFor, failure), failure))
            return;
        Breaker.Blame(_attempt, failure);
    }

    /// <summary>Nobody listens to it any more.</summary>
    public async Task RetireAsync()
    {
        _retired = true;
        try
        {
            await Recognizer.DisposeAsync();
        }
        finally
        {
            // The breaker waits for the end of a trial, whatever it is.
            _attempt.Succeed();
        }
    }

    private ValueTask ConnectAsync()
    {
        _attempt.Prove();
        return ValueTask.CompletedTask;
    }

    private ValueTask HearAsync(Recognition heard)
    {
        if (_retired)
            return ValueTask.CompletedTask;
        _attempt.Succeed();
        _trouble = null;
        if (heard.IsFinal)
            Interlocked.Exchange(ref _finalUntil, Math.Max(heard.Until.Ticks, _finalUntil));
        _hasWords |= heard.Text.Length > 0;
        return _listener.Heard(heard);
    }

    private ValueTask TroubleAsync(SpeechFailure failure)
    {
        _trouble = failure;
        return ValueTask.CompletedTask;
    }

    private ValueTask FailAsync()
    {
        _failed = true;
        _trouble ??= new SpeechFailure("the service refuses us");
        return ValueTask.CompletedTask;
    }
}
