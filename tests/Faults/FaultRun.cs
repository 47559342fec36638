using System.Threading.Channels;
using CallCenter.Faults.Injection;
using CallCenter.Faults.Judging;
using CallCenter.Faults.Product;
using CallCenter.Faults.World;
using CallCenter.Testing;

namespace CallCenter.Faults;

/// <summary>
/// One run of the suite: the simulator as the world, which survives everything, and the product, which is killed and started again on
/// the same data as the plan says.
/// </summary>
internal sealed class FaultRun(FaultSettings settings, IFaultPlan plan, TextWriter progress)
{
    /// <summary>After the last call has ended for its caller: the longest wait of the product for a line that is gone, and what follows a call.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time = TimeProvider.System;
    private readonly Deeds deeds = new();
    private readonly Crossings crossings = new();
    private readonly List<string> crashes = [];
    private readonly Channel<bool> commits = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Plays the calls, waits until everything has come to its end, and judges.</summary>
    public async Task<FaultReport> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        using var log = new RunLog(settings.LogFile, time);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(30) };
        await using var lives = new Lives(Crashed);
        await using var gateway = await Gateway.OpenAsync(lives, deeds, http, time);
        await using var simulator = await Clouds.StartAsync(gateway.Url, log);
        var clouds = PlainServer.UrlOf(simulator);
        var product = ProductSettings.For(folder.Path, gateway.Url, clouds);
        lives.Begin(async () =>
        {
            var doom = new Doom(plan, crossings);
            var exit = await Exit.OpenAsync(doom, clouds, http, deeds, time);
            return settings.AsProcess
                ? await ProcessLife.StartAsync(product, exit, doom, time)
                : await Incarnation.StartAsync(product, exit, doom, () => commits.Writer.TryWrite(true), log, time);
        });
        await lives.NextUpAsync(cancellationToken);

        var callers = new Callers(http, clouds);
        var told = await PlayAsync(callers, log, cancellationToken);
        plan.Calm();
        var store = StoreView.OfFile(Path.Combine(folder.Path, "callcenter.db"), time);
        await store.QuietAsync(Patience, CommitAsync, cancellationToken);
        var testimony = settings.AsProcess ? null : await Testimony.InAsync(store, cancellationToken);
        return await new Judge(store, deeds, told, await callers.TextedAsync(cancellationToken), testimony).JudgeAsync([.. crashes], crossings.Points, cancellationToken);

        void Crashed(string point)
        {
            log.Write($"CRASH at {point}");
            lock (crashes)
                crashes.Add(point);
        }
    }

    private async Task<List<Told>> PlayAsync(Callers callers, RunLog log, CancellationToken cancellationToken)
    {
        var who = Callers.Drawn(settings.Calls, settings.Seed);
        var told = new List<Told>();
        for (var round = 0; round == 0 || (!plan.IsDone && round < settings.MostRounds); round++)
        {
            await foreach (var result in callers.RunAsync(who, settings.AtOnce, settings.Speed, talking: null, cancellationToken))
            {
                told.Add(Told.From(result));
                log.Write($"RUN {result}");
                await TellAsync(told.Count);
            }
        }

        return told;
    }

    private async Task TellAsync(int calls)
    {
        int died;
        lock (crashes)
            died = crashes.Count;
        await progress.WriteLineAsync($"{calls} calls, {died} crashes");
    }

    /// <summary>Waits until something is committed; a process of its own tells nothing, so there only for a while.</summary>
    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await commits.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(LookEvery, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing was committed meanwhile, or nobody told.
        }
    }
}
