using System.Text;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>
/// The caller's words that no turn has taken yet: the final phrases and the partial text behind them. Knows how far the recogniser has
/// listened, so that words which are still on their way are waited for.
/// </summary>
internal sealed class Transcript
{
    // A recogniser's word ends and a detector's speech ends differ by about this much.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(120);

    // A final text may claim a little more time than the partial one that was taken instead of it.
    private static readonly TimeSpan LateFinal = TimeSpan.FromMilliseconds(300);

    private readonly StringBuilder _finals = new();
    private string _partial = "";
    private TimeSpan _finalUntil;
    private TimeSpan _heardUntil;
    private TimeSpan _takenUntil;

    // All of the phrase that the recogniser is at, also where part of it was taken.
    private string _phrase = "";
    private string _takenPhrase = "";

    /// <summary>Silence after which the recogniser ends a phrase: with a final phrase it has heard that much beyond it.</summary>
    public TimeSpan SegmentationSilence { get; set; }

    /// <summary>Whether there are words.</summary>
    public bool HasWords => _finals.Length > 0 || _partial.Length > 0;

    /// <summary>Whether there are words and none of them will change.</summary>
    public bool IsFinal => _finals.Length > 0 && _partial.Length == 0;

    /// <summary>Whether there are words that the recogniser has not told to their end.</summary>
    public bool HasPartial => _partial.Length > 0;

    /// <summary>Finals and partial, joined.</summary>
    public string Text => _finals.Length == 0 ? _partial : _partial.Length == 0 ? _finals.ToString() : $"{_finals} {_partial}";

    /// <summary>Takes what the recogniser says.</summary>
    public void Add(Recognition heard)
    {
        _heardUntil = Max(_heardUntil, heard.Until);
        if (heard.IsFinal)
            (_finalUntil, _phrase) = (Max(_finalUntil, heard.Until + SegmentationSilence), "");
        if (heard.Until <= _takenUntil + LateFinal && heard.From < _takenUntil)
            return;
        var words = heard.From < _takenUntil ? WithoutTaken(heard.Text) : heard.Text.Trim();
        if (!heard.IsFinal)
        {
            (_partial, _phrase) = (words, heard.Text);
            return;
        }

        _partial = "";
        if (words.Length > 0)
            _finals.Append(_finals.Length > 0 ? " " : "").Append(words);
    }

    /// <summary>Whether the final text reaches to that time.</summary>
    public bool FinalCovers(TimeSpan end) => _partial.Length == 0 && _finalUntil + Tolerance >= end;

    /// <summary>Whether the recogniser has heard the sound up to that time.</summary>
    public bool Covers(TimeSpan end) => _heardUntil + Tolerance >= end;

    /// <summary>Takes the words away; what still comes for the time before <paramref name="until"/> is no news.</summary>
    public string Take(TimeSpan until)
    {
        var text = Text;
        _takenPhrase = _phrase;
        _takenUntil = Max(_takenUntil, Max(until, _heardUntil));
        _partial = "";
        _finals.Clear();
        return text;
    }

    // A phrase that went on after part of it was taken holds the taken words again at its beginning, punctuated anew perhaps.
    private string WithoutTaken(string text)
    {
        var (at, taken) = (0, 0);
        while (taken < _takenPhrase.Length && at < text.Length)
        {
            if (!char.IsLetterOrDigit(_takenPhrase[taken]))
                taken++;
            else if (!char.IsLetterOrDigit(text[at]))
                at++;
            else if (char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(_takenPhrase[taken]))
                (at, taken) = (at + 1, taken + 1);
            else
                return text.Trim();
        }

        return text[at..].TrimStart(' ', ',', '.', ';', ':', '!', '?').TrimEnd();
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
