using System.Runtime.InteropServices;
using CallCenter.Platform.Persistence;

namespace CallCenter.Local.Distributed;

/// <summary>
/// The product as it runs in earnest, on this machine: every service twice in a process of its own, on RabbitMQ and PostgreSQL, behind a
/// proxy, with the simulator beside them. What dies is started again; in the end nothing is left running.
/// </summary>
internal sealed class DistributedSystem : IAsyncDisposable
{
    private const string Folder = "distributed";
    private const string Logs = "logs";

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);

    private readonly Supervisor supervisor;

    private DistributedSystem(Supervisor supervisor, DataFolder folder, Uri product, Uri? simulator) =>
        (this.supervisor, DataFolder, ProductUrl, SimulatorUrl) = (supervisor, folder.Root, product, simulator);

    /// <summary>The proxy's address.</summary>
    public Uri ProductUrl { get; }

    /// <summary>The simulator's; null where it is not needed.</summary>
    public Uri? SimulatorUrl { get; }

    public string DataFolder { get; }

    /// <summary>Folder of the log files, one per process.</summary>
    public string LogFolder => Path.Combine(DataFolder, Logs);

    public IEnumerable<SupervisedPart> Parts => supervisor.Parts;

    /// <summary>Runs the system until it is told to stop, by Ctrl-C or SIGTERM, also while it is starting.</summary>
    public static async Task RunAsync(LocalSettings settings, TextWriter output)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            await using var system = await StartAsync(settings, output, stop.Token);
            await output.WriteLineAsync(DistributedBlock.For(system, LocalConfiguration.NeedsKey(settings)));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await output.WriteLineAsync("Stopping …");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was stopped before it was up.
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Stops everything.</summary>
    public ValueTask DisposeAsync() => supervisor.DisposeAsync();

    private static async Task<DistributedSystem> StartAsync(LocalSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        string[] missing = [.. new[] { PostgresCluster.Missing, RabbitBroker.Missing }.OfType<string>()];
        if (missing.Length > 0)
            throw new PartFailedException(string.Join(Environment.NewLine, missing));
        var ports = new FreePort();
        var (product, simulator) = Addresses(settings);
        var folder = new DataFolder(Platform.Persistence.DataFolder.Of(LocalConfiguration.Read(settings)).PathOf(Folder));
        Directory.CreateDirectory(folder.PathOf(Logs));
        var postgres = new PostgresCluster(folder, ports.Next());
        var rabbit = new RabbitBroker(folder, ports);
        var redis = RedisCache.IsInstalled ? new RedisCache(folder, ports) : null;
        var configuration = DistributedConfiguration.Of(settings, folder, product, simulator, postgres, rabbit, redis);

        var processes = new Supervisor(folder.PathOf(Logs), output, TimeProvider.System);
        try
        {
            if (redis is not null)
            {
                await redis.PrepareAsync(cancellationToken);
                await processes.StartAsync(redis.Part).WaitAsync(cancellationToken);
            }

            await StartAsync(processes, configuration, postgres, rabbit, new Topology(folder, configuration.Path, ports), product, output, cancellationToken);
            return new DistributedSystem(processes, folder, product, configuration.Simulator is null ? null : simulator);
        }
        catch
        {
            await processes.DisposeAsync();
            throw;
        }
    }

    private static async Task StartAsync(
        Supervisor processes,
        DistributedConfiguration configuration,
        PostgresCluster postgres,
        RabbitBroker rabbit,
        Topology topology,
        Uri product,
        TextWriter output,
        CancellationToken cancellationToken)
    {
        await configuration.SaveAsync(cancellationToken);
        await output.WriteLineAsync("Starting PostgreSQL and RabbitMQ …");
        await Task.WhenAll(postgres.PrepareAsync(cancellationToken), rabbit.PrepareAsync(cancellationToken));
        if (postgres.IsElsewhere)
            await output.WriteLineAsync($"The account that PostgreSQL runs as may not enter the data folder; the database is in {postgres.Home}.");
        await processes.StartAsync(rabbit.RegisterPart).WaitAsync(cancellationToken);
        await processes.StartAsync(postgres.Part, rabbit.Part).WaitAsync(cancellationToken);
        await postgres.CreateDatabaseAsync(cancellationToken);

        if (configuration.Simulator is { } simulator)
            await processes.StartAsync(Topology.Simulator(simulator)).WaitAsync(cancellationToken);
        await output.WriteLineAsync($"Starting {topology.Services.Count} services …");
        await processes.StartAsync([.. topology.Services, topology.Proxy(product)]).WaitAsync(cancellationToken);
        await output.WriteLineAsync("Waiting until all of them are ready …");
        await Readiness.WaitAsync(processes.Parts.Select(part => part.Part), ReadyLimit, TimeProvider.System, cancellationToken);
    }

    // Held only long enough to notice a port in use before anything is started.
    private static (Uri Product, Uri Simulator) Addresses(LocalSettings settings)
    {
        using var product = PortReservation.Of(settings.Port, "the product");
        using var simulator = PortReservation.Of(settings.Port == 0 ? 0 : settings.Port + 1, "the simulator");
        return (product.Url, simulator.Url);
    }
}
