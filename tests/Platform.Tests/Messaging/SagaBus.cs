using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Messaging.Sagas;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Persistence;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Messaging;

/// <summary>A bus in memory with the test machine on a store of its own.</summary>
internal sealed class SagaBus : IAsyncDisposable
{
    /// <summary>How long a message that never comes is waited for; messages that come are noticed at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider services;
    private readonly MachineLog log = new();

    private SagaBus(TestStore store)
    {
        Store = store;
        services = new ServiceCollection()
            .AddSingleton(log)
            .AddTestStore(store)
            .AddMassTransitTestHarness(TextWriter.Null, bus =>
            {
                bus.SetTestTimeouts(Patience, Patience);
                bus.AddCallCenterDefaults();
                bus.AddSagaStateMachine<TestMachine, CallState>().EntityFrameworkRepository();
                bus.UsingInMemory((context, memory) =>
                {
                    memory.UseDelayedMessageScheduler();
                    memory.ConfigureEndpoints(context);
                });
            })
            .BuildServiceProvider(validateScopes: true);
        Harness = services.GetTestHarness();
    }

    public TestStore Store { get; }

    public ITestHarness Harness { get; }

    public int Attempts => log.Overtaken.Count;

    public IReadOnlyList<Guid> Missed => [.. log.Missed];

    public static async Task<SagaBus> StartAsync(DatabaseProvider provider)
    {
        var bus = new SagaBus(await TestStore.CreateAsync(provider));
        await bus.Harness.Start();
        return bus;
    }

    /// <summary>Publishes and waits until the machine is done with exactly this message.</summary>
    public async Task PublishAndWaitAsync<T>(T message, Guid call)
        where T : class
    {
        var id = NewId.NextGuid();
        await Harness.Bus.Publish(message, context => context.MessageId = id, TestContext.Current.CancellationToken);
        (await Harness.Consumed.Any<T>(consumed => consumed.Context.MessageId == id && consumed.Exception is null, TestContext.Current.CancellationToken)).ShouldBeTrue($"{typeof(T).Name} of {call}");
    }

    public async Task<CallState?> CallAsync(Guid call)
    {
        await using var store = Store.Open();
        return await store.Calls.AsNoTracking().SingleOrDefaultAsync(saved => saved.CorrelationId == call, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
