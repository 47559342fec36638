using CallCenter.CallSaga.Control;
using CallCenter.CallSaga.Tests.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>The whole module, saga and call control, with a listener in the place of the telephone service.</summary>
public sealed class ControlDesk : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly Deliveries deliveries = new();
    private readonly Publications publications = new();
    private IHost host = null!;

    internal TelephoneService Service { get; } = new();

    internal IBus Bus => host.Services.GetRequiredService<IBus>();

    internal CallTokens Tokens => host.Services.GetRequiredService<CallTokens>();

    internal CallAutomationClient Client => host.Services.GetRequiredService<CallAutomationClient>();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings.Complete(folder.Path, Service.Address));
        builder.AddCallCenterConfiguration();
        builder.AddPersistence();
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
        Bus.ConnectPublishObserver(publications);
    }

    /// <summary>Has call control work on a command, and returns when it is done with it.</summary>
    internal async Task DoAsync<T>(T command)
        where T : class
    {
        var id = NewId.NextGuid();
        await Bus.Publish(command, context => context.MessageId = id, TestContext.Current.CancellationToken);
        await deliveries.Of(id).WaitAsync(TestContext.Current.CancellationToken);
    }

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
