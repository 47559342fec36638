using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>The distribution of answer gaps: person stops → first sound of the answer at their ear, in milliseconds.</summary>
/// <param name="Count">Number of gaps.</param>
/// <param name="CallP50">Median in call time.</param>
/// <param name="CallP95">95th percentile in call time.</param>
/// <param name="WallP50">Median in real time.</param>
/// <param name="WallP95">95th percentile in real time.</param>
internal sealed record AnswerGaps(int Count, double CallP50, double CallP95, double WallP50, double WallP95)
{
    /// <summary>No gap was measured.</summary>
    public static AnswerGaps None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Sums up gaps.</summary>
    public static AnswerGaps Of(IReadOnlyCollection<AnswerGap> gaps)
    {
        if (gaps.Count == 0)
            return None;
        double[] call = [.. gaps.Select(gap => gap.Call.TotalMilliseconds).Order()];
        double[] wall = [.. gaps.Select(gap => gap.Wall.TotalMilliseconds).Order()];
        return new AnswerGaps(gaps.Count, Percentile(call, 0.5), Percentile(call, 0.95), Percentile(wall, 0.5), Percentile(wall, 0.95));
    }

    /// <summary>Nearest rank: the smallest value that at least this share does not exceed.</summary>
    private static double Percentile(double[] sorted, double share)
        => Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)], 1);
}
