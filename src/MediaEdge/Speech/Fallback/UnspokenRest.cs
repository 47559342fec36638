using System.Runtime.InteropServices;
using CallCenter.Audio;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>Finds out how far a passage was spoken when its synthesiser failed, so that another one says the rest and nothing twice.</summary>
/// <param name="TextStart">First letter of the rest, counted in the utterance.</param>
/// <param name="SoundBytes">Bytes of the passage's sound that belong to what was spoken; the sound behind them is of a word that broke off.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnspokenRest(int TextStart, int SoundBytes)
{
    // Sound of a word whose very last samples are missing is whole to the ear.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    /// <summary>What is left of a passage.</summary>
    /// <param name="passage">As it was when its synthesiser failed.</param>
    /// <param name="format">Shape of its sound.</param>
    /// <param name="lettersPerSecond">Pace of its voice, for a synthesiser that does not tell where words lie.</param>
    public static UnspokenRest Of(Passage passage, PcmFormat format, double lettersPerSecond)
    {
        var sound = TimeSpan.FromSeconds((double)passage.SoundBytes / format.BytesPerSecond);
        return passage.Words.Count > 0 ? ByWords(passage, sound, format) : ByTime(passage, sound, lettersPerSecond);
    }

    /// <summary>Whether there is anything left to say in it.</summary>
    public bool HasWords(Utterance utterance) => utterance.Text[TextStart..].Any(char.IsLetterOrDigit);

    private static UnspokenRest ByWords(Passage passage, TimeSpan sound, PcmFormat format)
    {
        var text = passage.Utterance.Text;
        var end = passage.TextStart;
        foreach (var word in passage.Words)
        {
            if (word.Offset + word.Duration > sound + Tolerance)
                return new UnspokenRest(AfterSpace(text, end), Math.Min(passage.SoundBytes, BytesOf(word.Offset, format)));
            var at = text.IndexOf(word.Text, end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                end = at + word.Text.Length;
        }

        return new UnspokenRest(AfterSpace(text, end), passage.SoundBytes);
    }

    // The nearest place between two words, the later of two that are as near; any letter where words are not set apart.
    private static UnspokenRest ByTime(Passage passage, TimeSpan sound, double lettersPerSecond)
    {
        var text = passage.Utterance.Text;
        var reached = passage.TextStart + (int)Math.Round(sound.TotalSeconds * lettersPerSecond);
        if (reached >= text.Length)
            return new UnspokenRest(text.Length, passage.SoundBytes);
        if (!text.Contains(' ', StringComparison.Ordinal))
            return new UnspokenRest(reached, passage.SoundBytes);
        var before = text.LastIndexOf(' ', reached);
        var after = text.IndexOf(' ', reached);
        before = before < passage.TextStart ? passage.TextStart : before + 1;
        after = after < 0 ? text.Length : after + 1;
        return new UnspokenRest(reached - before < after - reached ? before : after, passage.SoundBytes);
    }

    // Marks that end a word were heard with it.
    private static int AfterSpace(string text, int end)
    {
        while (end < text.Length && !char.IsLetterOrDigit(text[end]))
            end++;
        return end;
    }

    private static int BytesOf(TimeSpan time, PcmFormat format) => (int)(time.TotalSeconds * format.SampleRate) * sizeof(short);
}
