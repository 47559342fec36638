using CallCenter.CallSaga.Calls;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Messaging.Sagas;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>The saga on a bus in memory and a store of its own; what it sends is kept for looking at, and its waits end when a test says so.</summary>
public sealed class Switchboard : IAsyncLifetime
{
    internal static readonly Uri SagaAddress = new("queue:call-state");

    private readonly TempFolder folder = new();
    private readonly Deliveries deliveries = new();
    private readonly IHost host;

    public Switchboard()
        : this([])
    {
    }

    internal Switchboard(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings.Complete(folder.Path));
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddCallCenterConfiguration();
        builder.AddPersistence();
        builder.AddCallCenterSecurity();
        builder.AddCallSaga();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<EdgeWatch>(services, Beats));
        builder.Services.AddMassTransitTestHarness(bus =>
        {
            bus.AddCallCenterDefaults();
            bus.AddConsumer<EdgeAliveConsumer>();
            bus.AddConsumer<WatchBeatConsumer>();
            bus.AddSagaStateMachine<CallStateMachine, CallState>(typeof(CallStateDefinition)).EntityFrameworkRepository();
            bus.UsingInMemory((context, memory) =>
            {
                memory.AddPrePipeSpecification(Schedule);
                memory.ConfigureEndpoints(context);
            });
        });
        host = builder.Build();
    }

    internal ManualTimeProvider Clock { get; } = new(Some.Morning);

    /// <summary>
    /// The clock of the watch over the edges. It is not the one of the calls: whoever moved that by an hour would have the watch beat as often
    /// as it came to, and no edge beats in a test, so that calls lost their sessions while others were looked at.
    /// </summary>
    internal ManualTimeProvider Beats { get; } = new(Some.Morning);

    internal ManualSchedule Schedule { get; } = new();

    internal ITestHarness Harness => host.Services.GetTestHarness();

    internal CallStateMachine Machine => host.Services.GetRequiredService<CallStateMachine>();

    public async ValueTask InitializeAsync()
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        Harness.Bus.ConnectReceiveObserver(deliveries);
    }

    /// <summary>Has the saga work on a message, and returns when it is done with it.</summary>
    internal async Task DeliverAsync<T>(T message, Guid? token = null)
        where T : class => await DeliverAsync(message, NewId.NextGuid(), token);

    internal async Task DeliverAsync<T>(T message, Guid messageId, Guid? token)
        where T : class
    {
        var saga = await Harness.Bus.GetSendEndpoint(SagaAddress);
        await saga.Send((object)message, message.GetType(), context =>
        {
            context.MessageId = messageId;
            if (token is { } known)
                context.Headers.Set(MessageHeaders.SchedulingTokenId, known.ToString("D"));
        });
        await deliveries.Of(messageId).WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Erases every trace of a number, as the API does.</summary>
    internal Task<CallerErasureOutcome> EraseAsync(PhoneNumber number) =>
        ActivatorUtilities.CreateInstance<CallerErasure>(host.Services).EraseAsync(number, TestContext.Current.CancellationToken);

    internal CallCenterDbContext OpenStore() => Stores.CreateDbContext();

    internal IDbContextFactory<CallCenterDbContext> Stores => host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        folder.Dispose();
    }
}
