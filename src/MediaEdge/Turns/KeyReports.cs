namespace CallCenter.MediaEdge.Turns;

/// <summary>
/// Keys of the telephone reach the edge in two ways, on some lines in both: the telephone service tells of them, and their tones are in the
/// sound. A key that is reported by one and soon after by the other was pressed once.
/// </summary>
internal sealed class KeyReports
{
    // Longer than the telephone service takes to tell of a key; who presses the same key again sooner is heard by both again.
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    private readonly List<Report> _unanswered = [];

    /// <summary>Takes the report of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="inBand">Whether it was heard in the sound.</param>
    /// <param name="now">Call time.</param>
    /// <returns>Whether it is news: false where the other side has reported this press already.</returns>
    public bool IsNews(char key, bool inBand, TimeSpan now)
    {
        _unanswered.RemoveAll(report => now - report.At > Together);
        var same = _unanswered.FindIndex(report => report.Key == key && report.InBand != inBand);
        if (same >= 0)
        {
            _unanswered.RemoveAt(same);
            return false;
        }

        _unanswered.Add(new Report(key, inBand, now));
        return true;
    }

    private readonly record struct Report(char Key, bool InBand, TimeSpan At);
}
