using CallCenter.Platform.Configuration;
using CallCenter.Simulator;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallCenter.Local;

/// <summary>
/// Runs the simulator in this process, as a host of its own that knows the product by its address alone: it is up before the
/// product's services start and stays until they have stopped.
/// </summary>
internal sealed class EmbeddedSimulator(
    PortReservation port,
    IOptions<ResourcesOptions> resources,
    IOptions<CommunicationServicesOptions> telephone,
    IOptions<CognitiveServiceOptions> speech,
    IOptions<LlmOptions> models,
    IOptions<SecurityOptions> security,
    IOptions<LocalSimulatorOptions> settings,
    ILoggerFactory loggers) : IHostedLifecycleService, IAsyncDisposable
{
    private WebApplication? simulator;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        simulator = SimulatorModule.Build(Options(), builder =>
        {
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => port.Take());
            builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LocalApplication.StopTimeout);
        });
        await simulator.StartAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => simulator?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (simulator is not null)
            await simulator.DisposeAsync();
    }

    private SimulatorOptions Options() => new()
    {
        Url = port.Url.GetLeftPart(UriPartial.Authority),
        ProductUrl = resources.Value.PublicUrl.GetLeftPart(UriPartial.Authority),
        ProductApiKey = security.Value.ApiKeys.Find(key => key.Role == ApiRole.Supervisor)?.Key ?? security.Value.ApiKeys.FirstOrDefault()?.Key,
        AcsAccessKey = telephone.Value.AccessKey,
        AcsPhoneNumber = telephone.Value.PhoneNumber.Value,
        AcsResourceId = telephone.Value.ResourceId,
        EventGridKey = telephone.Value.EventGridKey,
        SpeechKey = speech.Value.AccessKey ?? "",
        ModelKey = models.Value.Fast.Key ?? models.Value.Slow.Key ?? "",
        ScenariosFolder = settings.Value.ScenariosFolder,
    };
}
