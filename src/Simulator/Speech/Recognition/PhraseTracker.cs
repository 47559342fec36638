using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>
/// Turns the audio of one turn into hypotheses and phrases. Utterances closer together than the segmentation silence are one phrase.
/// Time is the number of samples received, so audio that comes faster than real time gives the same result.
/// </summary>
internal sealed class PhraseTracker : IModemListener
{
    private readonly SymbolTracker _tracker;
    private readonly List<RecognitionEvent> _events = [];
    private readonly List<SpokenWord> _words = [];
    private readonly ModemText _word = new();
    private readonly long _slice;
    private readonly long? _silence;
    private readonly long? _longest;
    private readonly long _initialSilence;
    private long _wordStart;
    private long _phraseStart = -1;
    private long _lastSound;
    private long _quietSince;

    /// <summary>Listens to a turn's audio at this rate.</summary>
    public PhraseTracker(int sampleRate, RecognitionSettings settings)
    {
        _tracker = new SymbolTracker(sampleRate, this);
        _slice = sampleRate / 50;
        _silence = Samples(settings.SegmentationSilence, sampleRate);
        _longest = Samples(settings.LongestPhrase, sampleRate);
        _initialSilence = Samples(settings.InitialSilence, sampleRate) ?? (settings.Interactive ? 5 : 15) * (long)sampleRate;
    }

    /// <summary>Samples heard.</summary>
    public long Position => _tracker.Position;

    /// <summary>Takes audio and gives what it brought about. Cut into 20 ms inside, so that the size of the pieces does not matter.</summary>
    public IReadOnlyList<RecognitionEvent> Push(ReadOnlySpan<short> pcm)
    {
        _events.Clear();
        while (!pcm.IsEmpty)
        {
            var piece = pcm[..(int)Math.Min(pcm.Length, _slice - (Position % _slice))];
            _tracker.Push(piece);
            pcm = pcm[piece.Length..];
            Judge();
        }

        return _events;
    }

    /// <summary>The audio is over: closes a phrase that is still open.</summary>
    public IReadOnlyList<RecognitionEvent> Finish()
    {
        var position = Position;
        Push(new short[_slice * 5]); // lets the last symbol out of the filters
        if (_phraseStart >= 0)
            EndPhrase();
        _events.Add(new SpeechEnded(position));
        return _events;
    }

    void IModemListener.Started(long position)
    {
        EndWord();
        BeginPhrase(position);
        _lastSound = Position;
    }

    void IModemListener.Heard(byte value, long start, long end)
    {
        BeginPhrase(start);
        _lastSound = end;
        if (value == (byte)' ')
        {
            EndWord();
            return;
        }

        if (_word.IsEmpty)
            _wordStart = start;
        _word.Add(value);
    }

    void IModemListener.Ended(long position, bool complete)
    {
        _lastSound = Math.Max(_lastSound, position);
        EndWord();
    }

    private void Judge()
    {
        if (_phraseStart >= 0)
        {
            var quiet = !_tracker.Open && _silence is { } silence && Position - _lastSound >= silence;
            if (quiet || (_longest is { } longest && Position - _phraseStart >= longest))
                EndPhrase();
        }
        else if (Position - _quietSince >= _initialSilence)
        {
            _events.Add(new Phrase("InitialSilenceTimeout", "", [], _quietSince, Position - _quietSince));
            _quietSince = Position;
        }
    }

    private void BeginPhrase(long position)
    {
        if (_phraseStart >= 0)
            return;

        _phraseStart = position;
        _events.Add(new SpeechBegan(position));
    }

    private void EndWord()
    {
        var word = _word.Text;
        _word.Clear();
        if (word.Length == 0)
            return;

        _words.Add(new SpokenWord(word, _wordStart, _lastSound));
        _events.Add(new Hypothesis(TextOf(_words), _phraseStart, _lastSound - _phraseStart));
    }

    private void EndPhrase()
    {
        EndWord();
        var status = _words.Count > 0 ? "Success" : "NoMatch";
        _events.Add(new Phrase(status, TextOf(_words), [.. _words], _phraseStart, Math.Max(0, _lastSound - _phraseStart)));
        _words.Clear();
        _phraseStart = -1;
        _quietSince = Position;
    }

    private static string TextOf(List<SpokenWord> words) => string.Join(' ', words.Select(word => word.Text));

    private static long? Samples(TimeSpan? span, int sampleRate) => span is { } given ? (long)(given.TotalSeconds * sampleRate) : null;
}
