using CallCenter.CallSaga;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using CallCenter.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Bench.Saga;

/// <summary>The saga's service as it runs in production, in this process, with what a bench adds to its bus.</summary>
internal static class BenchHost
{
    public static async Task<IHost> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings, Action<IBusRegistrationConfigurator> consumers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(LeastSettings.Create());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddCallCenterDefaults();
        builder.AddCallSaga();
        builder.AddMessaging(bus =>
        {
            CallSagaModule.AddCallSagaConsumers(bus);
            consumers(bus);
        });
        builder.Logging.ClearProviders();
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<Platform.Persistence.StoreReady>().WaitAsync(CancellationToken.None);
        return host;
    }
}
