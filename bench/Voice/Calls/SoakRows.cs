using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Voice.Calls;

/// <summary>
/// Hundreds of calls that talk, interrupt, end and begin again, for minutes of real time; then nothing of them may be left. Not faster than
/// real time: whether frames are late is a question to the clock on the wall.
/// </summary>
internal static class SoakRows
{
    private const double LongestCall = 75;
    private const double TargetLate = 1;
    private const double TargetGrowth = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs and prints.</summary>
    public static async Task PrintAsync(int calls, int minutes)
    {
        await using var bench = await LoadBench.StartAsync(("media_edge:full_at_late_frames_percent", "0"));
        bench.Clouds.Speech.Length = TimeSpan.FromSeconds(5);
        var (answers, stops, callers) = (new ConcurrentQueue<TalkSample>(), new ConcurrentQueue<TimeSpan>(), new List<TalkingCaller>());
        await WarmAsync(bench, Caller);
        var before = await bench.Edge.CollectAsync();
        var addresses = new Queue<string>(await bench.Edge.AddCallsAsync((int)(calls * ((minutes * 60 / LongestCall) + 2))));
        ServerReading early;
        ServerReading last;
        long frames;
        using (var load = await Load.ConnectAsync(Take(calls), bench.Clouds.Bearer(), Caller, bench.Sounds.Metadata))
        {
            await TalkAsync(load, minutes * 60 * 0.2);
            early = await bench.Edge.CollectAsync();
            await TalkAsync(load, minutes * 60 * 0.8);
            last = await bench.Edge.CollectAsync();
            frames = load.Sent;
            Report.AtMost("soak.hung_up_on", load.Over, "calls", 0);
        }

        Report.Note("soak.calls", calls, "calls");
        Report.Note("soak.begun", callers.Count, "calls");
        Report.Note("soak.audio", frames / 50.0 / 3600, "h");
        Report.Note("soak.answers", answers.Count, "turns");
        Report.Note("soak.interruptions", stops.Count, "turns");
        Report.AtMost("soak.unanswered", callers.Sum(caller => caller.Unanswered), "turns", 0);
        Report.AtMost("soak.late_frames", 100.0 * (last.Late - before.Late) / frames, "%", TargetLate);
        Report.AtMost("soak.dropped_frames", last.Dropped - before.Dropped, "frames", 0);
        Report.AtMost("soak.heap_growth", 100.0 * (last.Heap - early.Heap) / early.Heap, "%", TargetGrowth);
        Report.AtMost("soak.memory_growth", 100.0 * (last.WorkingSet - early.WorkingSet) / early.WorkingSet, "%", TargetGrowth);
        var after = await SettledAsync(bench.Edge, before);
        Report.AtMost("soak.left.sessions", after.Sessions, "", 0);
        Report.AtMost("soak.left.sockets", Math.Max(0, after.Sockets - before.Sockets), "", 0);
        Report.AtMost("soak.left.timers", Math.Max(0, after.Timers - before.Timers), "", 0);
        Report.Note("soak.left.heap", (after.Heap - before.Heap) / 1048576.0, "MiB");

        IEnumerable<Uri> Take(int count) => Enumerable.Range(0, count).Select(_ => new Uri(bench.Edge.Url, addresses.Dequeue())).ToList();

        TalkingCaller Caller(int number)
        {
            callers.Add(new TalkingCaller(bench.Sounds, bench.Clouds.Speech, number, answers, stops));
            return callers[^1];
        }

        // One call after the other ends, and another takes its place.
        async Task TalkAsync(Load load, double seconds)
        {
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < seconds;)
            {
                await LoadBench.PassAsync(LongestCall / calls);
                await load.ReplaceAsync(callers.Count % calls, Take(1).Single(), bench.Clouds.Bearer(), Caller(callers.Count), bench.Sounds.Metadata);
            }
        }
    }

    // What is made once and kept, connections to the model and compiled code among it, is there before the first reading.
    private static async Task WarmAsync(LoadBench bench, Func<int, ICaller> caller)
    {
        using (await bench.CallAsync(20, caller))
            await LoadBench.PassAsync(15);
        await bench.EmptyAsync();
    }

    private static async Task<ServerReading> SettledAsync(ServerProcess edge, ServerReading before)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            var now = await edge.CollectAsync();
            var isBack = now.Sessions == 0 && now.Sockets <= before.Sockets && now.Timers <= before.Timers;
            if (isBack || Stopwatch.GetElapsedTime(began) > Patience)
                return now;
            await LoadBench.PassAsync(2);
        }
    }
}
