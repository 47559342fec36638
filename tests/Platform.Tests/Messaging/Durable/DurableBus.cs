using System.Threading.Channels;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Tests.Messaging.Durable;

/// <summary>A process with a durable bus in memory, on a store that may outlive it.</summary>
internal sealed class DurableBus : IAsyncDisposable
{
    private readonly IHost host;
    private readonly TempFolder? owned;
    private readonly Channel<bool> commits = Channel.CreateUnbounded<bool>();

    private DurableBus(string data, TempFolder? owned, TimeProvider time, Action<IBusRegistrationConfigurator> consumers)
    {
        this.owned = owned;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("CALLCENTER_DATA", (string?)data)]);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(Log);
        builder.Services.AddSingleton(new RetryPlan { AtOnce = [TimeSpan.Zero], Later = [TimeSpan.FromMinutes(1)] });
        builder.AddPersistence();
        builder.Services.ConfigureDbContext<CallCenterDbContext>(options => options.AddInterceptors(new CommitSignal(commits.Writer)));
        builder.AddMessaging(bus =>
        {
            bus.AddConsumer<Noter>().Endpoint(endpoint => endpoint.ConcurrentMessageLimit = 1);
            consumers(bus);
        });
        host = builder.Build();
    }

    public ConsumerLog Log { get; } = new();

    public IServiceProvider Services => host.Services;

    public static Task<DurableBus> StartAsync(Action<IBusRegistrationConfigurator>? consumers = null, TimeProvider? time = null)
    {
        var folder = new TempFolder();
        return StartAsync(new DurableBus(folder.Path, folder, time ?? TimeProvider.System, consumers ?? (_ => { })));
    }

    public static Task<DurableBus> StartOnAsync(TempFolder folder, Action<IBusRegistrationConfigurator>? consumers = null, TimeProvider? time = null) =>
        StartAsync(new DurableBus(folder.Path, owned: null, time ?? TimeProvider.System, consumers ?? (_ => { })));

    /// <summary>Does something in a scope of its own, as a request to the Api does.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public Task PublishAsync(object message, Guid? messageId = null) => InScopeAsync(scope => scope.GetRequiredService<IPublishEndpoint>().Publish(
        message, message.GetType(), context => context.MessageId = messageId ?? context.MessageId, TestContext.Current.CancellationToken));

    public async Task<T> ReadAsync<T>(Func<CallCenterDbContext, Task<T>> read)
    {
        await using var store = await host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await read(store);
    }

    /// <summary>Moves the clock of the process, and has the dispatcher look at it.</summary>
    public void Advance(ManualTimeProvider time, TimeSpan by)
    {
        time.Advance(by);
        host.Services.GetRequiredService<OutboxSignal>().Raise();
    }

    /// <summary>Returns once the store is as asked for; looks again after every commit in the process.</summary>
    public async Task UntilAsync(Func<CallCenterDbContext, Task<bool>> isSo)
    {
        while (!await ReadAsync(isSo))
            await commits.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        owned?.Dispose();
    }

    private static async Task<DurableBus> StartAsync(DurableBus bus)
    {
        await bus.host.StartAsync(TestContext.Current.CancellationToken);
        return bus;
    }
}

/// <summary>A message that is noted where it arrives.</summary>
public sealed record Noted
{
    public required Guid CallId { get; init; }

    public int Number { get; init; }
}

/// <summary>What arrived, in the order of arrival.</summary>
public sealed class ConsumerLog
{
    private readonly Channel<Noted> arrived = Channel.CreateUnbounded<Noted>();

    public void Add(Noted message) => arrived.Writer.TryWrite(message);

    public async Task<Noted> NextAsync() => await arrived.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    /// <summary>Whether anything arrived that nobody looked at.</summary>
    public bool HasMore => arrived.Reader.TryPeek(out _);
}

internal sealed class Noter(ConsumerLog log) : IConsumer<Noted>
{
    public Task Consume(ConsumeContext<Noted> context)
    {
        log.Add(context.Message);
        return Task.CompletedTask;
    }
}
