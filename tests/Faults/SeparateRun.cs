using CallCenter.Faults.Injection;
using CallCenter.Faults.Judging;
using CallCenter.Faults.Product;
using CallCenter.Faults.Separate;
using CallCenter.Faults.World;
using CallCenter.Testing;
using Npgsql;

namespace CallCenter.Faults;

/// <summary>
/// One run against the product in separate processes: people talk with it in real time, while its processes and servers die as the seed
/// says. The simulator, the users of the API and a subscriber of the bus live through all of it and are the witnesses.
/// </summary>
internal sealed class SeparateRun(FaultSettings settings, TextWriter progress)
{
    /// <summary>Calls at the same time that a machine of two cores bears while what was killed starts again.</summary>
    public const int AtOnce = 50;

    /// <summary>Each round takes about half a minute.</summary>
    private const int CallsPerRound = 25;

    /// <summary>After the last call has ended for its caller: what the product may still need.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <summary>The longest that calls at the same time may take: two rounds of blows on a slow machine, and what a call without them takes there.</summary>
    private static readonly TimeSpan TalkLimit = TimeSpan.FromSeconds(900);

    /// <summary>Of the first calls, a part reaches busy lines, and others take their time to pick up.</summary>
    private const double TalkingShare = 0.5;

    /// <summary>Of those who talk at the same time, so many have said something that is stored: a line that breaks then can be taken up.</summary>
    private const double HeardShare = 0.2;

    /// <summary>Without so many, it begins all the same.</summary>
    private static readonly TimeSpan FirstWordsLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time = TimeProvider.System;
    private readonly Deeds deeds = new();
    private readonly List<string> blows = [];
    private readonly TaskCompletionSource busy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int talking;
    private int ended;

    /// <summary>How often each kind of process is to be struck during so many calls.</summary>
    public static int RoundsFor(int calls) => Math.Max(1, calls / CallsPerRound);

    /// <summary>Plays the calls, waits until everything has come to its end, and judges.</summary>
    public async Task<FaultReport> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder().LetOthersThrough();
        using var log = new RunLog(settings.LogFile, time);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(30) };
        await using var lives = new Lives(_ => { });
        await using var gateway = await Gateway.OpenAsync(lives, deeds, http, time);
        await using var simulator = await Clouds.StartAsync(gateway.Url, log);
        var clouds = PlainServer.UrlOf(simulator);
        await progress.WriteLineAsync("starting the processes");
        var system = await StartAsync(folder.Path, clouds, lives, http, cancellationToken);
        var servers = SeparateServers.In(folder.Path);
        await using var subscriber = await Subscriber.StartAsync(servers.Broker, cancellationToken);

        var store = StoreView.OfServer(servers.Store, time);
        var callers = new Callers(http, clouds);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(new Killer(system, KillPlan.Of(settings.Seed, settings.MostRounds), Struck, time), store, calm.Token, cancellationToken);
        var told = await PlayAsync(callers, log, cancellationToken);
        await calm.CancelAsync();
        await killing;
        await progress.WriteLineAsync($"{told.Count} calls ended");

        await store.QuietAsync(Patience, LookAgainAsync, cancellationToken);
        await store.WitnessedAsync(() => subscriber.Testimony, Patience, LookAgainAsync, cancellationToken);
        // What comes twice comes now.
        await LookAgainAsync(cancellationToken);
        var report = await new Judge(store, deeds, told, await callers.TextedAsync(cancellationToken), subscriber.Testimony).JudgeAsync(blows, [], cancellationToken);
        NpgsqlConnection.ClearAllPools();
        if (settings.LogFile is not null)
            KeepLogs(folder.Path, $"{settings.LogFile}.processes");
        var waiting = settings.Calls - told.Count;
        return report with { Stuck = [.. report.Stuck, .. Enumerable.Repeat("a caller's call did not come to an end", waiting)] };

        void Struck(string blow)
        {
            lock (blows)
                blows.Add(blow);
            log.Write($"CRASH {blow}");
            progress.WriteLine($"{time.GetLocalNow():HH:mm:ss}  {Volatile.Read(ref talking)} calls connected, {Volatile.Read(ref ended)} ended; {blow}");
        }
    }

    /// <summary>Begins when many talk, so that there is something to lose.</summary>
    private async Task KillAsync(Killer killer, StoreView store, CancellationToken calm, CancellationToken cancellationToken)
    {
        await busy.Task.WaitAsync(calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var enough = (int)Math.Ceiling(Math.Min(settings.Calls, settings.AtOnce) * HeardShare);
        await store.HeardAsync(enough, FirstWordsLimit, LookAgainAsync, calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await killer.RunAsync(calm, cancellationToken);
    }

    private Task LookAgainAsync(CancellationToken cancellationToken) => Task.Delay(LookEvery, time, cancellationToken);

    private void Talking()
    {
        if (Interlocked.Increment(ref talking) == (int)Math.Ceiling(Math.Min(settings.Calls, settings.AtOnce) * TalkingShare))
            busy.TrySetResult();
    }

    private async Task<SeparateSystem> StartAsync(string folder, Uri clouds, Lives lives, HttpClient http, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Pair()}");
        var product = ProductSettings.For(folder, url, clouds);
        lives.Begin(async () =>
        {
            var doom = new Doom(new NoFaults(), new Crossings());
            return await SeparateSystem.StartAsync(product, url, await Exit.OpenAsync(doom, clouds, http, deeds, time), doom, time);
        });
        return (SeparateSystem)await lives.NextUpAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Told>> PlayAsync(Callers callers, RunLog log, CancellationToken cancellationToken)
    {
        var told = new List<Told>();
        var rounds = Math.Ceiling((double)settings.Calls / settings.AtOnce);
        using var late = new CancellationTokenSource(TalkLimit * rounds, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await foreach (var result in callers.RunAsync(Callers.Drawn(settings.Calls, settings.Seed), settings.AtOnce, settings.Speed, Talking, either.Token))
            {
                told.Add(Told.From(result));
                log.Write($"RUN {result}");
                Volatile.Write(ref ended, told.Count);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever still waits has waited too long.
        }

        return told;
    }

    private static void KeepLogs(string dataFolder, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(dataFolder, "distributed", "logs")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
