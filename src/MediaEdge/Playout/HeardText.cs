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

        // All that was spoken before the last resumption that the caller has heard is heard.
        var reached = utterance.Resumptions.Count;
        while (reached > 0 && utterance.Resumptions[reached - 1].At >= heard)
            reached--;
        var from = reached > 0 ? utterance.Resumptions[reached - 1] : default;
        var to = reached < utterance.Resumptions.Count ? utterance.Resumptions[reached] : (Resumption?)null;
        var words = utterance.Words.Where(word => word.Offset >= from.At && (to is not { } end || word.Offset < end.At)).ToList();
        return words.Count > 0 ? ByWords(utterance, words, heard, from.TextStart) : ByTime(utterance, heard, from, to);
    }

    /// <summary>How many letters a voice speaks in so long, where nothing better is known.</summary>
    public static int LettersIn(TimeSpan sound, double rate) => (int)(sound.TotalSeconds * LettersPerSecond * rate);

    // A word counts as heard when more than half of it was.
    private static string ByWords(Utterance utterance, List<SpokenWord> words, TimeSpan heard, int from)
    {
        var end = from;
        foreach (var word in words)
        {
            if (word.Offset + (word.Duration / 2) > heard)
                break;
            var at = utterance.Text.IndexOf(word.Text, end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                end = at + word.Text.Length;
        }

        return utterance.Text[..end].TrimEnd();
    }

    // Time goes over the letters evenly, between one resumption and the next.
    private static string ByTime(Utterance utterance, TimeSpan heard, Resumption from, Resumption? to)
    {
        var end = to?.TextStart ?? utterance.Text.Length;
        var until = to?.At ?? EndOf(utterance);
        var letters = from.TextStart + (until is { } known && known > from.At
            ? (int)((end - from.TextStart) * ((heard - from.At) / (known - from.At)))
            : LettersIn(heard - from.At, utterance.Rate));
        if (letters >= end)
            return utterance.Text[..end].TrimEnd();
        var lastSpace = utterance.Text.LastIndexOf(' ', Math.Max(0, letters));
        return utterance.Text[..Math.Max(lastSpace, from.TextStart)].TrimEnd();
    }

    // Unknown while sound is still to come, and for good where the rest of it never came.
    private static TimeSpan? EndOf(Utterance utterance) =>
        Math.Max(utterance.Frames, utterance.ExpectedFrames) is > 0 and var frames && !utterance.HasFailed ? TimeSpan.FromMilliseconds(frames * PcmFormat.FrameMilliseconds) : null;
}
