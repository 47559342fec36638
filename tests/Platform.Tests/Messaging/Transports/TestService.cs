using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Messaging.Transports;
using CallCenter.Testing.Servers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Platform.Tests.Messaging.Transports;

/// <summary>A service of the product as a process would run it, reduced to its bus on a RabbitMQ server.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly IHost host;

    private TestService(IHost host) => this.host = host;

    public IBus Bus => host.Services.GetRequiredService<IBus>();

    /// <summary>What its consumers were given.</summary>
    public Count Count => host.Services.GetRequiredService<Count>();

    /// <summary>Starts it; returns as the host does, which does not wait for a broker.</summary>
    public static async Task<TestService> StartAsync(RabbitServer server, string virtualHost, Action<IBusRegistrationConfigurator>? consumers = null, bool quorumQueues = false)
    {
        var options = new MessagingOptions
        {
            Transport = MessageTransport.RabbitMq,
            RabbitMq =
            {
                Host = server.Host,
                Port = server.Port,
                VirtualHost = virtualHost,
                Username = server.UserName,
                Password = server.Password,
                QuorumQueues = quorumQueues,
            },
        };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Count>();
        // The bus keeps the first that it is given for all buses after it.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddCallCenterDefaults();
            consumers?.Invoke(bus);
            bus.UseConfiguredTransport(options, (_, _) => { });
        });
        var service = new TestService(builder.Build());
        await service.host.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>Waits until its bus has the broker.</summary>
    public Task ConnectedAsync() =>
        host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TestContext.Current.CancellationToken);

    public async Task<HealthStatus> HealthAsync() =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
