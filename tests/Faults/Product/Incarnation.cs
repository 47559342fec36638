using CallCenter.Api;
using CallCenter.Assistant;
using CallCenter.CallSaga;
using CallCenter.Faults.Injection;
using CallCenter.Faults.Judging;
using CallCenter.Faults.World;
using CallCenter.InsightsWorker;
using CallCenter.MediaEdge;
using CallCenter.NotificationWorker;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Faults.Product;

/// <summary>
/// One life of the product: all of its services in one host, put together as the product does it, with the seams of its doom on the
/// public extension points of store, bus and web server.
/// </summary>
internal sealed class Incarnation : ILife
{
    private readonly WebApplication app;
    private readonly Exit exit;

    private Incarnation(WebApplication app, Exit exit, Doom doom) => (this.app, this.exit, Doom) = (app, exit, doom);

    public Doom Doom { get; }

    public Uri Url => PlainServer.UrlOf(app);

    /// <summary>Builds and starts it.</summary>
    /// <exception cref="DoomedException">It crashed while it started.</exception>
    public static async Task<ILife> StartAsync(
        IReadOnlyDictionary<string, string?> settings, Exit exit, Doom doom, Action committed, ILoggerProvider log, TimeProvider time)
    {
        var host = Build(ProductSettings.Through(exit.Url, settings), doom, committed, log, time);
        var started = new Incarnation(host, exit, doom);
        try
        {
            host.CheckConfiguration();
            await host.StartAsync();
            return started;
        }
        catch (Exception error)
        {
            await started.DisposeAsync();
            if (doom.IsDead)
                throw new DoomedException(await doom.Died);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
            throw;
        }
    }

    /// <summary>Takes it down without grace.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await app.StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception error) when (Doom.IsDead || error is OperationCanceledException)
        {
            // The dead may complain of anything.
        }

        try
        {
            await app.DisposeAsync();
        }
        catch (Exception) when (Doom.IsDead)
        {
            // As above.
        }

        await exit.DisposeAsync();
    }

    private static WebApplication Build(Dictionary<string, string?> settings, Doom doom, Action committed, ILoggerProvider log, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddCallCenterDefaults();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.AddAssistant();
        builder.AddCallSaga();
        builder.AddMediaEdge();
        builder.AddInsightsWorker();
        builder.AddNotificationWorker();
        builder.AddApi();
        builder.AddMessaging(bus =>
        {
            CallSagaModule.AddCallSagaConsumers(bus);
            bus.AddMediaEdgeConsumers();
            bus.AddInsightsWorkerConsumers(builder.Configuration);
            NotificationWorkerModule.AddNotificationWorkerConsumers(bus);
            bus.AddConsumer<Witness>();
            bus.AddConfigureEndpointsCallback((_, name, endpoint) => 
                endpoint.ConfigureReceive(receive => receive.UseFilter(new ReceiveSeam(doom, EndpointName(name), time))));
        });
        builder.Services.AddSendObserver(_ => new SendSeam(doom));
        builder.Services.AddPublishObserver(_ => new SendSeam(doom));
        builder.Services.ConfigureDbContext<CallCenterDbContext>(store => store.AddInterceptors(new StatementSeam(doom), new CommitSeam(doom, committed)));
        // The dead are not waited for: whatever they still do throws.
        builder.Services.Configure<MassTransitHostOptions>(bus => bus.StopTimeout = TimeSpan.FromMilliseconds(200));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));

        var host = builder.Build();
        host.Use((context, next) =>
        {
            Scope.Begin($"/{context.Request.Path.Value?.Split('/').ElementAtOrDefault(1)}");
            return next(context);
        });
        host.UseWebSockets();
        host.MapCallCenterHealth();
        host.MapApi();
        host.MapMediaEdge();
        return host;
    }

    // The name of an edge's endpoint is drawn anew with every process.
    private static string EndpointName(string name) => LiveEndpoint.Is(name) ? "edge" : name;
}
