namespace CallCenter.Simulator.Speech.Modem;

/// <summary>
/// Reads modem speech out of a stream of audio: signed 16-bit mono at a multiple of 8000 Hz, in pieces of any size.
/// Not thread-safe; allocates only when a text is asked for.
/// </summary>
internal sealed class ModemDecoder : IModemListener
{
    private const int KeptUtterances = 256;
    private readonly int _sampleRate;
    private readonly Queue<DecodedUtterance> _ended = new();
    private readonly ModemText _text = new();
    private SymbolTracker _tracker;

    /// <summary>Listens to audio of this rate.</summary>
    public ModemDecoder(int sampleRate)
    {
        _sampleRate = sampleRate;
        _tracker = new SymbolTracker(sampleRate, this);
    }

    /// <summary>Text of the current utterance so far, or of the last one until the next begins.</summary>
    public string Text => _text.Text;

    /// <summary>Whether an utterance is being heard.</summary>
    public bool Speaking => _tracker.Open;

    /// <summary>Ordinal of the current or last utterance; 0 before the first.</summary>
    public int Utterance { get; private set; }

    /// <summary>Samples pushed so far.</summary>
    public long PositionSamples => _tracker.Position;

    /// <summary>Where the current or last utterance began.</summary>
    public long UtteranceStartSamples { get; private set; }

    /// <summary>Where the last sound of the current or last utterance ended.</summary>
    public long LastSymbolEndSamples { get; private set; }

    /// <summary>Takes audio.</summary>
    public void Push(ReadOnlySpan<short> pcm) => _tracker.Push(pcm);

    /// <summary>Takes the oldest utterance that is over and was not taken yet. Use this where several may end within one push.</summary>
    public bool TryTake(out DecodedUtterance utterance) => _ended.TryDequeue(out utterance!);

    /// <summary>Forgets everything, positions included.</summary>
    public void Reset()
    {
        _tracker = new SymbolTracker(_sampleRate, this);
        _text.Clear();
        _ended.Clear();
        Utterance = 0;
        UtteranceStartSamples = 0;
        LastSymbolEndSamples = 0;
    }

    void IModemListener.Started(long position)
    {
        _text.Clear();
        Utterance++;
        UtteranceStartSamples = position;
        LastSymbolEndSamples = position;
    }

    void IModemListener.Heard(byte value, long start, long end)
    {
        _text.Add(value);
        LastSymbolEndSamples = end;
    }

    void IModemListener.Ended(long position, bool complete)
    {
        LastSymbolEndSamples = Math.Max(position, LastSymbolEndSamples);
        if (_ended.Count == KeptUtterances)
            _ended.Dequeue();
        _ended.Enqueue(new DecodedUtterance(Text, UtteranceStartSamples, LastSymbolEndSamples, complete));
    }
}
