using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Effects;
using CallCenter.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.NotificationWorker.Tests.Hosting;

/// <summary>The notification worker on a bus in memory and a store of its own, pointed at the addresses a test gives.</summary>
public sealed class Worker : IAsyncDisposable
{
    public const string Number = "+18005550100";

    private readonly TempFolder folder = new();
    private readonly PublishRecord record = new();
    private readonly IHost host;

    private Worker(Uri telephone, Uri? emergencies)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(telephone, emergencies));
        builder.AddCallCenterDefaults();
        builder.AddNotificationWorker();
        builder.Services.ConfigureDbContext<CallCenterDbContext>(store => store.AddInterceptors(Crashes));
        builder.Services.AddMassTransitTestHarness(bus =>
        {
            // A busy machine is no reason to stop waiting for what will come.
            bus.SetTestTimeouts(testTimeout: TimeSpan.FromMinutes(2), testInactivityTimeout: TimeSpan.FromMinutes(1));
            bus.AddCallCenterDefaults();
            NotificationWorkerModule.AddNotificationWorkerConsumers(bus);
        });
        builder.Services.AddPublishObserver(_ => record);
        builder.Logging.ClearProviders();
        host = builder.Build();
    }

    internal Crashes Crashes { get; } = new();

    public ITestHarness Bus => host.Services.GetTestHarness();

    /// <summary>What was published so far.</summary>
    public IReadOnlyCollection<object> Published => record.Messages;

    public static async Task<Worker> StartAsync(Uri telephone, Uri? emergencies = null)
    {
        var worker = new Worker(telephone, emergencies);
        await worker.host.StartAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    public Task PublishAsync(object message) => Bus.Bus.Publish(message, message.GetType(), TestContext.Current.CancellationToken);

    /// <summary>The first message of a type that the worker publishes; waits for it.</summary>
    public async Task<T> PublishedAsync<T>()
        where T : class
    {
        await foreach (var published in Bus.Published.SelectAsync<T>(TestContext.Current.CancellationToken))
            return published.Context.Message;
        throw new TimeoutException($"no {typeof(T).Name} was published");
    }

    /// <summary>What the readiness report says about the service that carries the texts.</summary>
    public async Task<HealthStatus> HealthAsync() =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(row => row.Name is "sms", TestContext.Current.CancellationToken)).Entries["sms"].Status;

    /// <summary>What the ledger says about a call.</summary>
    public async Task<IReadOnlyList<EffectRecord>> EffectsAsync(Guid callId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().Effects
            .AsNoTracking()
            .Where(row => row.CallId == callId)
            .OrderBy(row => row.Attempt)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task StoreAsync(params object[] rows)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        store.AddRange(rows);
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        folder.Dispose();
    }

    private Dictionary<string, string?> Settings(Uri telephone, Uri? emergencies) => new(StringComparer.Ordinal)
    {
        ["CALLCENTER_DATA"] = folder.Path,
        ["resources:public_url"] = "http://localhost",
        ["conversation:initiate:agent_phone_number"] = "+33600000001",
        ["conversation:initiate:bot_company"] = "Contoso",
        ["conversation:initiate:bot_name"] = "Amélie",
        ["communication_services:endpoint"] = telephone.ToString(),
        ["communication_services:access_key"] = Convert.ToBase64String("0123456789abcdef0123456789abcdef"u8),
        ["communication_services:phone_number"] = Number,
        ["communication_services:resource_id"] = "5fe62f77-0000-4000-8000-000000000001",
        ["communication_services:event_grid_key"] = "event-grid-test-key",
        ["cognitive_service:region"] = "swedencentral",
        ["cognitive_service:access_key"] = "speech-key-of-a-test",
        ["llm:fast:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:fast:model"] = "fast",
        ["llm:fast:key"] = "model-key-of-a-test",
        ["llm:slow:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:slow:model"] = "slow",
        ["llm:slow:key"] = "model-key-of-a-test",
        ["emergencies:webhook_url"] = emergencies?.ToString(),
    };
}
