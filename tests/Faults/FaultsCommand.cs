using System.CommandLine;
using CallCenter.Faults.Injection;
using CallCenter.Faults.Separate;

namespace CallCenter.Faults;

/// <summary><c>callcenter faults</c>: many calls while the product is crashed and its messages are doubled, delayed and lost.</summary>
internal static class FaultsCommand
{
    /// <returns>Exit code: 0, 1 where something was found, 2 where the command line was wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var calls = new Option<int>("--calls") { Description = "How many calls", DefaultValueFactory = _ => 40, HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Draws the faults; the same seed draws the same plan", DefaultValueFactory = _ => Random.Shared.Next(1, 100_000), HelpName = "S" };
        var speed = new Option<double>("--speed") { Description = "How many times faster than real time", DefaultValueFactory = _ => 10, HelpName = "X" };
        var atOnce = new Option<int>("--parallel") { Description = "Calls at the same time", DefaultValueFactory = _ => 8, HelpName = "N" };
        var log = new Option<string?>("--log") { Description = "Write what the product logs into a file", HelpName = "FILE" };
        var none = new Option<bool>("--no-faults") { Description = "Let nothing go wrong, and list the fault points" };
        var apart = new Option<int>("--apart") { Description = "Least time between two crashes of --every-point, in milliseconds", DefaultValueFactory = _ => (int)EachPointOnce.Apart.TotalMilliseconds, HelpName = "MS" };
        var distributed = new Option<bool>("--distributed") { Description = "Kill processes and servers of ./run --distributed instead, during calls in real time, 50 of them at once" };
        var every = new Option<bool>("--every-point") { Description = "Crash once at every fault point instead of drawing faults" };
        var root = new RootCommand("Crashes the product during many calls, doubles, delays and loses its messages, and judges what is left.") { calls, seed, speed, atOnce, log, none, every, apart, distributed };
        var exitCode = 0;
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new FaultSettings
            {
                Calls = parsed.GetValue(calls),
                Seed = parsed.GetValue(seed),
                Speed = parsed.GetValue(speed),
                AtOnce = parsed.GetValue(atOnce),
                LogFile = parsed.GetValue(log),
            };
            if (parsed.GetValue(distributed))
            {
                exitCode = await PlayDistributedAsync(
                    settings with
                    {
                        AtOnce = parsed.GetResult(atOnce) is { Implicit: false } ? settings.AtOnce : SeparateRun.AtOnce,
                        Speed = parsed.GetResult(speed) is { Implicit: false } ? settings.Speed : 1,
                        MostRounds = parsed.GetValue(none) ? 0 : SeparateRun.RoundsFor(settings.Calls),
                    },
                    output,
                    cancellationToken);
                return;
            }

            exitCode = await PlayAsync(settings, parsed.GetValue(none) ? new NoFaults() : parsed.GetValue(every) ? await EveryPointAsync(settings, TimeSpan.FromMilliseconds(parsed.GetValue(apart)), cancellationToken) : SeededFaults.Of(settings.Seed), output, cancellationToken);
        });

        var command = root.Parse(args);
        if (command.Errors.Count > 0)
        {
            await errors.WriteLineAsync(command.Errors[0].Message);
            return 2;
        }

        var usage = await command.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
        return usage == 0 ? exitCode : usage;
    }

    private static async Task<int> PlayDistributedAsync(FaultSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (SeparateSystem.Missing is { } missing)
        {
            await output.WriteLineAsync(missing);
            return 2;
        }

        await output.WriteLineAsync($"seed {settings.Seed}");
        var report = await new SeparateRun(settings, output).RunAsync(cancellationToken);
        foreach (var finding in report.Findings)
            await output.WriteLineAsync(finding);
        await output.WriteLineAsync($"{report.Calls} calls, {report.Completed} of them to their end, {report.Resumed} taken up again after their line broke, {report.Crashes.Count} processes struck, seed {settings.Seed}");
        await output.WriteLineAsync(report.ToString());
        return report.IsClean ? 0 : 1;
    }

    private static async Task<EachPointOnce> EveryPointAsync(FaultSettings settings, TimeSpan apart, CancellationToken cancellationToken)
    {
        var found = await new FaultRun(settings with { Calls = 8, LogFile = null }, new NoFaults(), TextWriter.Null).RunAsync(cancellationToken);
        return new EachPointOnce(found.Points.Where(FaultPoints.MayCrash), apart, TimeProvider.System);
    }

    private static async Task<int> PlayAsync(FaultSettings settings, IFaultPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"seed {settings.Seed}");
        var report = await new FaultRun(settings, plan, output).RunAsync(cancellationToken);
        foreach (var point in plan is NoFaults ? report.Points.Where(FaultPoints.MayCrash) : report.Crashes)
            await output.WriteLineAsync(plan is NoFaults ? $"point {point}" : $"crashed at {point}");
        foreach (var point in (plan as EachPointOnce)?.Left ?? [])
            await output.WriteLineAsync($"not come to: {point}");
        foreach (var finding in report.Findings)
            await output.WriteLineAsync(finding);
        await output.WriteLineAsync($"{report.Calls} calls, {report.Completed} of them to their end, {report.Crashes.Count} crashes, {report.Points.Count} points, seed {settings.Seed}");
        await output.WriteLineAsync(report.ToString());
        return report.IsClean ? 0 : 1;
    }
}
