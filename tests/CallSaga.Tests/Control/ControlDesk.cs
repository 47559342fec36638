using CallCenter.CallSaga.Control;
using CallCenter.CallSaga.Tests.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Platform.Tests.Effects;
using CallCenter.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>The whole module, saga and call control, with a listener in the place of the telephone service.</summary>
public sealed class ControlDesk : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly Deliveries deliveries = new();
    private readonly Beginnings beginnings = new();
    private readonly Publications publications = new();
    private IHost host = null!;

    internal TelephoneService Service { get; } = new();

    internal Crashes Crashes { get; } = new();

    internal IBus Bus => host.Services.GetRequiredService<IBus>();

    internal CallTokens Tokens => host.Services.GetRequiredService<CallTokens>();

    private IDbContextFactory<CallCenterDbContext> Store => host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>();

    internal CallAutomationClient Client => host.Services.GetRequiredService<CallAutomationClient>();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings.Complete(folder.Path, Service.Address));
        builder.AddCallCenterConfiguration();
        builder.AddPersistence();
        builder.Services.ConfigureDbContext<CallCenterDbContext>(store => store.AddInterceptors(Crashes));
        builder.AddCallCenterSecurity();
        builder.AddCallSaga();
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddCallCenterDefaults();
            bus.AddCallSagaConsumers();
            bus.UsingInMemory((context, memory) =>
            {
                memory.AddPrePipeSpecification(new ManualSchedule());
                memory.ConfigureEndpoints(context);
            });
        });
        host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        Bus.ConnectReceiveObserver(deliveries);
        Bus.ConnectConsumeObserver(beginnings);
        Bus.ConnectPublishObserver(publications);
    }

    /// <summary>What the readiness report says about the telephone service.</summary>
    internal async Task<HealthStatus> HealthAsync() =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(row => row.Name is "communication_services", TestContext.Current.CancellationToken))
            .Entries["communication_services"].Status;

    /// <summary>What the ledger says about a call.</summary>
    internal async Task<IReadOnlyList<EffectRecord>> EffectsAsync(Guid call)
    {
        await using var store = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await store.Effects.AsNoTracking().Where(row => row.CallId == call).OrderBy(row => row.Attempt)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Has a try of an effect lie in the ledger that nobody settled.</summary>
    internal async Task TriedAsync(Guid call, string intent, DateTimeOffset at)
    {
        await using var store = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        store.Add(new EffectRecord { CallId = call, Intent = intent, Attempt = 1, IntendedAt = at });
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Has call control work on a command, and returns when it is done with it.</summary>
    internal Task DoAsync<T>(T command)
        where T : class => DoAsync(command, NewId.NextGuid());

    /// <summary>The same for a message with this id.</summary>
    internal async Task DoAsync<T>(T command, Guid id)
        where T : class
    {
        await Bus.Publish(command, context => context.MessageId = id, TestContext.Current.CancellationToken);
        await deliveries.Of(id).WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until call control begins to work on a message.</summary>
    internal Task BegunAsync(Guid id) => beginnings.Of(id).WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits for an event of a call.</summary>
    internal Task<T> EventAsync<T>(Func<T, Guid> callId, Guid call)
        where T : class => publications.FirstAsync<T>(message => callId(message) == call);

    /// <summary>The events of a call so far.</summary>
    internal IReadOnlyList<T> Events<T>(Func<T, Guid> callId, Guid call)
        where T : class => publications.All<T>(message => callId(message) == call);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        await Service.DisposeAsync();
        folder.Dispose();
    }
}
