using System.Text;
using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Callers;

/// <summary>
/// What a person hears: the other side's words, and when its turn is over. Time is counted in samples heard, so it does not depend on how fast the call runs.
/// </summary>
/// <param name="sampleRate">Of the line, in Hz.</param>
/// <param name="afterQuestion">Silence after which a turn that ends in a question counts as finished.</param>
/// <param name="afterStatement">The same for any other turn: people wait longer where nothing was asked, since more may come.</param>
internal sealed class Ear(int sampleRate, TimeSpan afterQuestion, TimeSpan afterStatement)
{
    private readonly ModemDecoder _decoder = new(sampleRate);
    private readonly StringBuilder _everything = new();
    private readonly List<string> _finished = [];
    private int _utterance;
    private int _taken;

    /// <summary>The other side is being heard right now.</summary>
    public bool Listening => _decoder.Speaking;

    /// <summary>Words were heard since <see cref="Take"/>.</summary>
    public bool HasText => _finished.Count > 0 || (Listening && _decoder.Text.Length > _taken);

    /// <summary>Words were heard since <see cref="Take"/>, and then silence for long enough.</summary>
    public bool TurnIsOver => !Listening && HasText && Position - LastSoundEnd >= (EndsInQuestion ? afterQuestion : afterStatement);

    /// <summary>Call time heard so far.</summary>
    public TimeSpan Position => Time(_decoder.PositionSamples);

    /// <summary>When the current or last utterance began.</summary>
    public TimeSpan UtteranceStart => Time(_decoder.UtteranceStartSamples);

    /// <summary>When the other side was last heard; zero if never.</summary>
    public TimeSpan LastSoundEnd => Listening ? Position : Time(_decoder.LastSymbolEndSamples);

    /// <summary>When the words heard since <see cref="Take"/> began.</summary>
    public TimeSpan TurnStart { get; private set; }

    /// <summary>Words heard since <see cref="Take"/>.</summary>
    public string Text => Joined(_finished, Listening ? _decoder.Text[Math.Min(_taken, _decoder.Text.Length)..] : "");

    /// <summary>All words of the call, utterances separated by a space.</summary>
    public string Everything => Joined([_everything.ToString()], Listening ? _decoder.Text : "");

    /// <summary>Hears one frame.</summary>
    public void Hear(ReadOnlySpan<short> pcm)
    {
        _decoder.Push(pcm);
        while (_decoder.TryTake(out var ended))
            Finish(ended);
        if (_decoder.Utterance == _utterance)
            return;
        _utterance = _decoder.Utterance;
        if (_finished.Count == 0)
            TurnStart = UtteranceStart;
    }

    /// <summary>Takes the words heard so far as dealt with; what is still being said counts for the next turn.</summary>
    public string Take()
    {
        var text = Text;
        _finished.Clear();
        _taken = Listening ? _decoder.Text.Length : 0;
        TurnStart = Position;
        return text;
    }

    private bool EndsInQuestion => _finished.Count > 0 && _finished[^1].TrimEnd() is [.., '?' or '？'];

    private void Finish(DecodedUtterance ended)
    {
        if (_everything.Length > 0)
            _everything.Append(' ');
        _everything.Append(ended.Text);
        if (ended.Text.Length > _taken)
            _finished.Add(ended.Text[_taken..]);
        _taken = 0;
    }

    private static string Joined(IEnumerable<string> finished, string current)
        => string.Join(' ', current.Length > 0 ? finished.Append(current) : finished).Trim();

    private TimeSpan Time(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / sampleRate);
}
