using System.Globalization;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Reports;

/// <summary>How long the caller waited for each answer, as bars of one common scale.</summary>
internal sealed class TurnChart
{
    /// <summary>Width of the picture of a bar, in its own units.</summary>
    public const double Width = 560;

    private TurnChart(IReadOnlyList<TurnBar> bars, double longestMs)
    {
        Bars = bars;
        LongestMs = longestMs;
    }

    /// <summary>One bar per answered turn that was timed, in order.</summary>
    public IReadOnlyList<TurnBar> Bars { get; }

    /// <summary>Whether some of the waits were measured at the caller's ear as well.</summary>
    public bool HasHeard => Bars.Any(bar => bar.Heard is not null);

    /// <summary>What the colours stand for, of those that there are, in the order of the steps.</summary>
    public IEnumerable<(string Name, string Style)> Legend => Bars
        .SelectMany(bar => bar.Heard is { } heard ? bar.Parts.Append(heard) : bar.Parts)
        .Select(part => (part.Name, part.Style)).Distinct().OrderBy(entry => entry.Style, StringComparer.Ordinal);

    /// <summary>What the full width stands for, in milliseconds.</summary>
    public double LongestMs { get; }

    public static TurnChart Of(IEnumerable<TurnRecord> turns)
    {
        var timed = turns.Select(turn => turn.Timings).Where(timings => End(timings) > 0).ToList();
        var longest = timed.Count == 0 ? 0 : timed.Max(timings => Math.Max(End(timings), timings.HeardMs ?? 0));
        return new TurnChart([.. timed.Select((timings, index) => Bar(index + 1, timings, longest))], longest);
    }

    private static double End(TurnTimings timings) => Steps(timings).Select(step => step.UntilMs ?? 0).Max();

    private static TurnBar Bar(int number, TurnTimings timings, double longest)
    {
        var parts = new List<TurnBarPart>();
        var reached = 0.0;
        foreach (var (name, style, until) in Steps(timings))
        {
            // A step that did not happen, or ran beside the one before, adds nothing.
            if (until is not { } end || end <= reached)
                continue;
            parts.Add(new TurnBarPart(name, style, end - reached, Scale(reached), Scale(end - reached)));
            reached = end;
        }

        var heard = timings.HeardMs is { } ms ? new TurnBarPart("at the caller's ear", "s6", ms, Scale(0), Scale(ms)) : null;
        return new TurnBar(number, reached, parts, heard);

        string Scale(double ms) => (ms / longest * Width).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string Name, string Style, double? UntilMs)> Steps(TurnTimings timings) =>
    [
        ("end of turn", "s1", timings.EndOfTurnMs),
        ("final text", "s2", timings.FinalTextMs),
        ("first token", "s3", timings.FirstTokenMs),
        ("first sound", "s4", timings.FirstAudioMs),
        ("sent", "s5", timings.FirstSentMs),
    ];
}
