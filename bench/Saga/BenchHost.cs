using CallCenter.CallSaga;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
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
        builder.Configuration.AddInMemoryCollection(Complete);
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

    /// <summary>The least that a host wants to be told.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Complete = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["resources:public_url"] = "https://app.example",
        ["communication_services:endpoint"] = "http://127.0.0.1:1",
        ["communication_services:access_key"] = Convert.ToBase64String(new byte[32]),
        ["communication_services:phone_number"] = "+14255550199",
        ["communication_services:resource_id"] = "7d3a3c5e-0000-4000-8000-000000000001",
        ["communication_services:event_grid_key"] = "key",
        ["cognitive_service:region"] = "swedencentral",
        ["cognitive_service:access_key"] = "key",
        ["llm:fast:endpoint"] = "https://llm.example/openai/v1/",
        ["llm:fast:model"] = "fast",
        ["llm:slow:endpoint"] = "https://llm.example/openai/v1/",
        ["llm:slow:model"] = "slow",
        ["conversation:initiate:agent_phone_number"] = "+14255550111",
        ["conversation:initiate:bot_company"] = "Contoso",
        ["conversation:initiate:bot_name"] = "Amélie",
    };
}
