using CallCenter.Api;
using CallCenter.Assistant;
using CallCenter.CallSaga;
using CallCenter.InsightsWorker;
using CallCenter.MediaEdge;
using CallCenter.NotificationWorker;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;

namespace CallCenter.Local;

/// <summary>All services of the product in one process, on a bus in memory and a store in the data folder, and the simulator beside them.</summary>
internal sealed class LocalApplication : IAsyncDisposable
{
    /// <summary>How long calls and connections get to end when the process is told to stop.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(4);

    private readonly WebApplication app;
    private readonly PortReservation productPort;
    private readonly PortReservation simulatorPort;

    private LocalApplication(WebApplication app, PortReservation productPort, PortReservation simulatorPort, bool simulated)
    {
        this.app = app;
        this.productPort = productPort;
        this.simulatorPort = simulatorPort;
        SimulatorUrl = simulated ? simulatorPort.Url : null;
    }

    /// <summary>Where the product listens.</summary>
    public Uri ProductUrl => productPort.Url;

    /// <summary>Where the simulator listens; null where it is not needed.</summary>
    public Uri? SimulatorUrl { get; }

    /// <summary>Folder of store and keys.</summary>
    public string DataFolder => Services.GetRequiredService<DataFolder>().Root;

    /// <summary>Services of the product.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Builds and starts everything; when it returns, all ports are served.</summary>
    /// <exception cref="PortInUseException">A port is in use.</exception>
    /// <exception cref="Platform.Configuration.ConfigurationException">The configuration cannot be used.</exception>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    public static async Task<LocalApplication> StartAsync(LocalSettings settings, TextWriter callLines, CancellationToken cancellationToken)
    {
        var product = PortReservation.Of(settings.Port, "the product");
        PortReservation? simulator = null;
        try
        {
            simulator = PortReservation.Of(settings.Port == 0 ? 0 : settings.Port + 1, "the simulator");
            var local = Build(settings, callLines, product, simulator);
            try
            {
                // Before anything is made of the settings: mapping the health checks makes the bus already.
                local.app.CheckConfiguration();
                Map(local.app);
                await local.app.StartAsync(cancellationToken);
                return local;
            }
            catch
            {
                await local.app.DisposeAsync();
                throw;
            }
        }
        catch
        {
            product.Dispose();
            simulator?.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the process is told to stop (Ctrl-C, SIGTERM) and everything has.</summary>
    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        productPort.Dispose();
        simulatorPort.Dispose();
    }

    private static LocalApplication Build(LocalSettings settings, TextWriter callLines, PortReservation product, PortReservation simulator)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(LocalConfiguration.Given(settings));
        builder.AddCallCenterConfiguration();
        var defaults = new EmbeddedDefaults(Platform.Persistence.DataFolder.Of(builder.Configuration), product.Url, simulator.Url);
        builder.Configuration.AddDefaults(defaults.Under(builder.Configuration));
        builder.Services.AddSettings<LocalSimulatorOptions>();
        builder.Services.AddSingleton<SimulatedClouds>();
        if (defaults.UsesSimulator)
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<EmbeddedSimulator>(provider, simulator));

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(product.EndPoint));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => product.Take());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        AddProduct(builder, callLines);

        return new LocalApplication(builder.Build(), product, simulator, defaults.UsesSimulator);
    }

    private static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.MapCallCenterHealth();
        app.MapApi();
        app.MapMediaEdge();
    }

    private static void AddProduct(WebApplicationBuilder builder, TextWriter callLines)
    {
        builder.AddCallCenterDefaults();
        builder.AddAssistant();
        builder.AddCallSaga();
        builder.AddMediaEdge();
        builder.AddInsightsWorker();
        builder.AddNotificationWorker();
        builder.AddApi();
        // No other edge could take the calls of this one or go on with them, and whoever presses Ctrl-C does not want to wait for them.
        builder.Services.PostConfigure<MediaEdgeOptions>(edge => (edge.DrainLimit, edge.FullAtLateFramesPercent) = (TimeSpan.Zero, 0));
        builder.Services.AddSingleton(new CallLines(callLines, TimeZoneInfo.Local));
        builder.AddMessaging(bus =>
        {
            CallSagaModule.AddCallSagaConsumers(bus);
            bus.AddMediaEdgeConsumers();
            bus.AddInsightsWorkerConsumers(builder.Configuration);
            NotificationWorkerModule.AddNotificationWorkerConsumers(bus);
            bus.AddConsumer<CallLinesConsumer>();
        });
    }
}
