using CallCenter.Simulator;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Local;

/// <summary>
/// Runs the simulator in this process, as a host of its own that knows the product by its address alone: it is up before the
/// product's services start and stays until they have stopped.
/// </summary>
internal sealed class EmbeddedSimulator(
    PortReservation port,
    SimulatedClouds clouds,
    ILoggerFactory loggers) : IHostedLifecycleService, IAsyncDisposable
{
    private WebApplication? simulator;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        simulator = SimulatorModule.Build(clouds.At(port.Url), builder =>
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
}
