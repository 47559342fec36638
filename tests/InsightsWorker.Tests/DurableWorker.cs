using System.Threading.Channels;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.InsightsWorker.Tests;

/// <summary>The worker as a process of its own: a durable bus in memory, on a store that other processes use too and that outlives it.</summary>
internal sealed class DurableWorker : IAsyncDisposable
{
    private const string Endpoint = "summarise-closed-call";

    private readonly IHost host;
    private readonly Channel<InsightsReady> ready;
    private readonly Channel<bool> handled;

    private DurableWorker(IHost host, Channel<InsightsReady> ready, Channel<bool> handled) => (this.host, this.ready, this.handled) = (host, ready, handled);

    /// <summary>Starts one.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="model">The model that it asks.</param>
    /// <param name="sends">Whether it comes to send what it has written into the outbox.</param>
    public static async Task<DurableWorker> StartAsync(TempFolder folder, ScriptedModel model, bool sends)
    {
        var arrived = Channel.CreateUnbounded<InsightsReady>();
        var done = Channel.CreateUnbounded<bool>();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(LeastSettings.Create());
        builder.Configuration.AddInMemoryCollection(new[] { "fast", "slow" }.SelectMany(name => new[]
        {
            KeyValuePair.Create($"llm:{name}:endpoint", (string?)model.Endpoint.ToString()),
            KeyValuePair.Create($"llm:{name}:model", (string?)name),
            KeyValuePair.Create($"llm:{name}:key", (string?)"secret"),
        }));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("CALLCENTER_DATA", (string?)folder.Path)]);
        builder.AddCallCenterConfiguration();
        builder.AddPersistence();
        builder.AddInsightsWorker();
        builder.AddMessaging(bus =>
        {
            bus.AddInsightsWorkerConsumers(builder.Configuration);
            bus.AddHandler<InsightsReady>((ConsumeContext<InsightsReady> context) => arrived.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask());
        });
        builder.Services.Configure<MassTransitHostOptions>(bus => bus.StopTimeout = TimeSpan.FromMilliseconds(200));
        builder.Services.AddReceiveObserver(_ => new DeliveryWatch(Endpoint, () => done.Writer.TryWrite(true)));
        if (!sends)
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType?.Name is "OutboxDispatcher"));
        var worker = new DurableWorker(builder.Build(), arrived, done);
        await worker.host.StartAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    /// <summary>Puts the conversation of the closed call into the store.</summary>
    public Task StoreConversationAsync() => WorkerBench.StoreConversationAsync(host.Services);

    /// <summary>The broker delivers the event, as often as it likes.</summary>
    // A method of its own flow: MassTransit keeps its log there, which must not outlive this process in the test's.
    public async Task DeliverAsync(CallClosed closed, Guid messageId) => await host.Services.GetRequiredService<IBus>().Publish(
        closed, publish => publish.MessageId = messageId, TestContext.Current.CancellationToken);

    /// <summary>Waits until a delivery was worked through.</summary>
    public async Task HandledAsync() => await handled.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The next insights that arrive at their receiver.</summary>
    public async Task<InsightsReady> ReadyAsync() => await ready.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether insights arrived that nobody looked at.</summary>
    public bool HasMore => ready.Reader.TryPeek(out _);

    /// <summary>How many insights wait in the store to be sent.</summary>
    public async Task<int> WaitingAsync()
    {
        await using var store = await host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await store.Outbox.CountAsync(message => message.MessageType.Contains(nameof(InsightsReady)), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
