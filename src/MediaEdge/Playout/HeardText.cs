using CallCenter.Audio;

namespace CallCenter.MediaEdge.Playout;

/// <summary>Tells which words of an utterance were heard, for only those belong into the history, and which were sent.</summary>
internal static class HeardText
{
    // For synthesisers that do not tell where words lie: the pace of a natural voice at rate 1.
    private const double LettersPerSecond = 15;

    /// <summary>The part of the utterance's text that was heard; empty for none.</summary>
    public static string Of(Utterance utterance) =>
        utterance.IsHeard ? utterance.Text : In(utterance, utterance.HeardFrames);

    /// <summary>The part of the utterance's text that was sent, whether it was heard or not; empty for none.</summary>
    public static string SentOf(Utterance utterance) =>
        utterance.IsHeard || utterance.IsSent ? utterance.Text : In(utterance, utterance.SentFrames);

    /// <summary>How many letters a voice speaks in so long, where nothing better is known.</summary>
    public static int LettersIn(TimeSpan sound, double rate) => (int)(sound.TotalSeconds * LettersPerSecond * rate);

    // What so many frames of its sound say.
    private static string In(Utterance utterance, long frames)
    {
        var played = TimeSpan.FromMilliseconds(frames * PcmFormat.FrameMilliseconds);
        if (played == TimeSpan.Zero)
            return "";

        // All that was spoken before the last resumption that was played is played.
        var reached = utterance.Resumptions.Count;
        while (reached > 0 && utterance.Resumptions[reached - 1].At >= played)
            reached--;
        var from = reached > 0 ? utterance.Resumptions[reached - 1] : default;
        var to = reached < utterance.Resumptions.Count ? utterance.Resumptions[reached] : (Resumption?)null;
        var words = utterance.Words.Where(word => word.Offset >= from.At && (to is not { } end || word.Offset < end.At)).ToList();
        return words.Count > 0 ? ByWords(utterance, words, played, from.TextStart) : ByTime(utterance, played, from, to);
    }

    // A word counts when more than half of it was played.
    private static string ByWords(Utterance utterance, List<SpokenWord> words, TimeSpan played, int from)
    {
        var end = from;
        foreach (var word in words)
        {
            if (word.Offset + (word.Duration / 2) > played)
                break;
            var at = utterance.Text.IndexOf(word.Text, end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                end = at + word.Text.Length;
        }

        return utterance.Text[..end].TrimEnd();
    }

    // Time goes over the letters evenly, between one resumption and the next.
    private static string ByTime(Utterance utterance, TimeSpan played, Resumption from, Resumption? to)
    {
        var end = to?.TextStart ?? utterance.Text.Length;
        var until = to?.At ?? EndOf(utterance);
        var letters = from.TextStart + (until is { } known && known > from.At
            ? (int)((end - from.TextStart) * ((played - from.At) / (known - from.At)))
            : LettersIn(played - from.At, utterance.Rate));
        if (letters >= end)
            return utterance.Text[..end].TrimEnd();
        var lastSpace = utterance.Text.LastIndexOf(' ', Math.Max(0, letters));
        return utterance.Text[..Math.Max(lastSpace, from.TextStart)].TrimEnd();
    }

    // Unknown while sound is still to come, and for good where the rest of it never came.
    private static TimeSpan? EndOf(Utterance utterance) =>
        Math.Max(utterance.Frames, utterance.ExpectedFrames) is > 0 and var frames && !utterance.HasFailed ? TimeSpan.FromMilliseconds(frames * PcmFormat.FrameMilliseconds) : null;
}
