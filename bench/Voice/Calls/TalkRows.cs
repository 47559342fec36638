using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Voice.Calls;

/// <summary>How soon the assistant stops and answers, with many calls at once; in real time, so a busy machine shows.</summary>
internal static class TalkRows
{
    private const int Calls = 50;
    private const double Cutoff = 250;
    private const double TargetCutoff = Cutoff + 60;
    private const double TargetMedian = 15;
    private const double TargetLate = 40;

    /// <summary>Measures and prints.</summary>
    public static async Task PrintAsync(bool quick)
    {
        await using var bench = await LoadBench.StartAsync();
        if (bench.Sounds.Sentences is [])
        {
            await Console.Error.WriteLineAsync("No recordings of people are installed (asterisk-core-sounds-en-wav): interruptions and answers are not measured.");
            return;
        }

        Report.Progress($"how soon {Calls} calls are answered");
        bench.Clouds.Speech.Length = TimeSpan.FromSeconds(5);
        var answers = new ConcurrentQueue<TalkSample>();
        var stops = new ConcurrentQueue<TimeSpan>();
        var callers = new List<TalkingCaller>();
        using (await bench.CallAsync(Calls, number =>
        {
            callers.Add(new TalkingCaller(bench.Sounds, bench.Clouds.Speech, number, answers, stops));
            return callers[^1];
        }))
        {
            await LoadBench.PassAsync(12); // Every path was taken, and compiled.
            answers.Clear();
            stops.Clear();
            await LoadBench.PassAsync(quick ? 15 : 60);
        }

        Print([.. answers], [.. stops.Select(stop => stop.TotalMilliseconds)]);
        Report.AtMost("calls.50.unanswered", callers.Sum(caller => caller.Unanswered), "turns", 0);
        Report.AtMost("calls.50.not_stopped", callers.Sum(caller => caller.Unstopped), "turns", 0);
    }

    private static void Print(IReadOnlyList<TalkSample> answers, IReadOnlyList<double> stops)
    {
        Report.Note("calls.50.interruptions", stops.Count, "turns");
        Report.Note("calls.50.cutoff.p50", Percentile(stops, 0.5), "ms");
        Report.AtMost("calls.50.cutoff.p95", Percentile(stops, 0.95), "ms", TargetCutoff);
        var gaps = answers.GroupBy(answer => answer.Interrupts).SelectMany(Gaps).ToList();
        Report.Note("calls.50.answers", gaps.Count, "turns");
        Report.Note("calls.50.answer_gap.whole.p50", Percentile([.. answers.Select(answer => Milliseconds(answer.Frames[0], answer.Heard))], 0.5), "ms");
        Report.AtMost("calls.50.answer_gap.p50", Percentile(gaps, 0.5), "ms", TargetMedian);
        Report.AtMost("calls.50.answer_gap.p95", Percentile(gaps, 0.95), "ms", TargetLate);
    }

    // The wait for the end of a turn is so many frames, the same for all callers: what the edge took beyond the fastest of them is its own.
    private static IEnumerable<double> Gaps(IEnumerable<TalkSample> answers)
    {
        var all = answers.ToList();
        var wait = all.Min(FramesBeforeRequest);
        return all.Select(answer =>
            Milliseconds(answer.Frames[wait - 1], answer.Request.Asked) + Milliseconds(answer.Request.Answered, answer.Heard));
    }

    private static int FramesBeforeRequest(TalkSample answer) => answer.Frames.Count(sent => sent <= answer.Request.Asked);

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static double Percentile(IReadOnlyList<double> values, double share) =>
        values.Count == 0 ? double.NaN : values.Order().ElementAt((int)(share * (values.Count - 1)));
}
