using System.Globalization;

namespace CallCenter.Voice.Calls;

/// <summary>Processor time, allocation and memory of calls, against a bare echo of the same frames on the same server in the same run.</summary>
internal static class CostRows
{
    private const double TargetMicroseconds = 40;
    private const double TargetOfEcho = 3;
    private const double TargetGrowth = 1.2;
    private const double TargetMemory = 256;
    private const int MemoryCalls = 200;
    private const int WarmCalls = 60;

    /// <summary>Calls at once, unless others are asked for.</summary>
    public static int[] Calls { get; } = [10, 100, 300, 1000];

    /// <summary>Measures and prints.</summary>
    public static async Task PrintAsync(bool quick, int[] counts)
    {
        // Time is stretched beyond real time where the calls are many: every frame would be late.
        await using var bench = await LoadBench.StartAsync(("media_edge:full_at_late_frames_percent", "0"));
        var seconds = quick ? 3 : 12;
        bench.Clouds.Speech.Length = TimeSpan.FromMinutes(10);
        Report.Progress("what calls cost: warming up");
        await WarmAsync(bench);
        var floors = await EchoAsync(bench.Sounds, seconds, counts);
        var costs = new Dictionary<int, FrameCost>();
        foreach (var calls in counts)
        {
            Report.Progress($"what {calls} calls cost");
            using (var load = await bench.CallAsync(calls))
            {
                await LoadBench.PassAsync(3 + (calls / 200.0));
                costs[calls] = await FrameCost.MeasureAsync(bench.Edge, load, seconds);
            }

            await bench.EmptyAsync();
            var name = calls.ToString(CultureInfo.InvariantCulture);
            Report.AtMost($"calls.{name}.cost", costs[calls].Microseconds, "us", TargetMicroseconds);
            Report.Note($"calls.{name}.cost.echo", floors[calls].Microseconds, "us");
            Report.AtMost($"calls.{name}.cost/echo", costs[calls].Microseconds / floors[calls].Microseconds, "x", TargetOfEcho);
            Report.Note($"calls.{name}.frames_out", costs[calls].Answered, "/frame");
        }

        var (fewest, most) = (costs[counts[0]], costs[counts[^1]]);
        Report.AtMost($"calls.cost.{counts[^1]}/{counts[0]}", most.Microseconds / fewest.Microseconds, "x", TargetGrowth);
        Report.Note("calls.per_processor", 20_000 / most.Microseconds, "calls");
        Report.AtMost("calls.allocation.spoken_to", Math.Round(costs.Values.Min(cost => cost.Bytes)), "B", 0);
        await ListeningAsync(bench, seconds);
        await MemoryAsync(bench);
    }

    private static async Task WarmAsync(LoadBench bench)
    {
        using (await bench.CallAsync(WarmCalls))
            await LoadBench.PassAsync(6);
        await bench.EmptyAsync();
    }

    private static async Task<Dictionary<int, FrameCost>> EchoAsync(Sounds sounds, double seconds, int[] counts)
    {
        await using var echo = await ServerProcess.StartAsync(MeasuredServers.Echo, new Dictionary<string, string>(StringComparer.Ordinal));
        var floors = new Dictionary<int, FrameCost>();
        foreach (var calls in counts.Prepend(WarmCalls))
        {
            Report.Progress($"what an echo of {calls} calls costs");
            using var load = await Load.ConnectAsync(Enumerable.Repeat(echo.Url, calls), "Bearer none", _ => new QuietCaller(sounds), sounds.Metadata);
            await LoadBench.PassAsync(calls == WarmCalls ? 5 : 2);
            floors[calls] = await FrameCost.MeasureAsync(echo, load, seconds);
        }

        return floors;
    }

    private static async Task ListeningAsync(LoadBench bench, double seconds)
    {
        Report.Progress("what calls cost that are not spoken to");
        bench.Clouds.Speech.Length = TimeSpan.FromSeconds(0.3);
        using (var load = await bench.CallAsync(300))
        {
            await LoadBench.PassAsync(4);
            var cost = await FrameCost.MeasureAsync(bench.Edge, load, seconds);
            Report.Note("calls.300.cost.listening", cost.Microseconds, "us");
            // Whole bytes: what the process does apart from its calls is a fraction of one.
            Report.AtMost("calls.allocation.listening", Math.Round(cost.Bytes), "B", 0);
        }

        await bench.EmptyAsync();
    }

    private static async Task MemoryAsync(LoadBench bench)
    {
        Report.Progress("what calls keep in memory");
        bench.Clouds.Speech.Length = TimeSpan.FromMinutes(10);
        var before = await bench.Edge.CollectAsync();
        using (await bench.CallAsync(MemoryCalls))
        {
            await LoadBench.PassAsync(6);
            var with = await bench.Edge.ReadAsync();
            var kept = await bench.Edge.CollectAsync();
            // What was allocated to set the calls up, and is garbage, is not theirs; before them there was none either.
            Report.AtMost("calls.memory", (kept.WorkingSet - before.WorkingSet) / 1024.0 / MemoryCalls, "KiB", TargetMemory);
            Report.Note("calls.memory.managed", (kept.Heap - before.Heap) / 1024.0 / MemoryCalls, "KiB");
            Report.Note("calls.memory.with_garbage", (with.WorkingSet - before.WorkingSet) / 1024.0 / MemoryCalls, "KiB");
        }

        await bench.EmptyAsync();
    }
}
