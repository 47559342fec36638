namespace CallCenter.Api.Calls;

/// <summary>
/// The clock at the far end of a line begins when the caller is connected, ours with the media session: usually some tenths of a second apart,
/// but a language menu lies between them, or a busy machine, and a session that took a call over began in the midst of it. The pauses between
/// the questions are the same on both, and tell how far apart they are.
/// </summary>
internal static class FarEndClock
{
    /// <summary>Further apart than this only several questions can tell; one alone fits anywhere.</summary>
    public const double UsualMs = 1_000;

    // Both ends tell within some frames when a question ended.
    private const double FitMs = 300;

    /// <summary>By how many milliseconds the far end began earlier: what makes most questions fit, then what makes them fit best, then the least.</summary>
    /// <param name="finished">When the questions ended by its clock, in order.</param>
    /// <param name="ended">When questions ended by ours, in order.</param>
    public static double LeadMs(IReadOnlyList<double> finished, IReadOnlyList<double> ended)
    {
        var best = (Fits: 0, Distance: 0.0, Lead: 0.0);
        foreach (var lead in finished.SelectMany(_ => ended, (far, near) => far - near).Where(lead => lead >= -UsualMs))
        {
            var (fits, distance) = Fit(finished, ended, lead);
            if (fits == 1 && lead > UsualMs)
                continue;
            if ((-fits, distance, Math.Abs(lead)).CompareTo((-best.Fits, best.Distance, Math.Abs(best.Lead))) < 0)
                best = (fits, distance, lead);
        }

        return best.Lead;
    }

    private static (int Fits, double Distance) Fit(IReadOnlyList<double> finished, IReadOnlyList<double> ended, double lead)
    {
        var (fits, distance) = (0, 0.0);
        for (int far = 0, near = 0; far < finished.Count && near < ended.Count;)
        {
            var apart = finished[far] - lead - ended[near];
            if (Math.Abs(apart) <= FitMs)
            {
                (fits, distance) = (fits + 1, distance + Math.Abs(apart));
                far++;
                near++;
            }
            else if (apart > 0)
            {
                near++;
            }
            else
            {
                far++;
            }
        }

        return (fits, distance);
    }
}
