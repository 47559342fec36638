using CallCenter.Audio;

namespace CallCenter.MediaEdge.Playout;

/// <summary>Tells which words of an utterance were heard: only those belong into the history.</summary>
internal static class HeardText
{
    // For synthesisers that do not tell where words lie: the pace of a natural voice at rate 1.
    private const double LettersPerSecond = 15;

    /// <summary>The part of the utterance's text that was heard; empty for none.</summary>
    public static string Of(Utterance utterance)
    {
        if (utterance.IsHeard)
            return utterance.Text;
        var heard = TimeSpan.FromMilliseconds(utterance.HeardFrames * PcmFormat.FrameMilliseconds);
        if (heard == TimeSpan.Zero)
            return "";
        return utterance.Words.Count > 0 ? ByWords(utterance, heard) : ByTime(utterance, heard);
    }

    // A word counts as heard when more than half of it was.
    private static string ByWords(Utterance utterance, TimeSpan heard)
    {
        var end = 0;
        foreach (var word in utterance.Words)
        {
            if (word.Offset + (word.Duration / 2) > heard)
                break;
            var at = utterance.Text.IndexOf(word.Text, end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                end = at + word.Text.Length;
        }

        return utterance.Text[..end].TrimEnd();
    }

    private static string ByTime(Utterance utterance, TimeSpan heard)
    {
        var letters = utterance.Frames > 0
            ? (int)(utterance.Text.Length * utterance.HeardFrames / utterance.Frames)
            : (int)(heard.TotalSeconds * LettersPerSecond * utterance.Rate);
        if (letters >= utterance.Text.Length)
            return utterance.Text;
        var lastSpace = utterance.Text.LastIndexOf(' ', Math.Max(0, letters));
        return lastSpace <= 0 ? "" : utterance.Text[..lastSpace].TrimEnd();
    }
}
