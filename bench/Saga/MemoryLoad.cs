using System.Diagnostics;
using CallCenter.CallSaga;
using CallCenter.CallSaga.Calls;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using MassTransit.Saga;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Bench.Saga;

/// <summary>The same state machine on MassTransit's repository in memory: what the saga costs without its store.</summary>
internal static class MemoryLoad
{
    /// <summary>Events per second of calls that nobody keeps; the events only note something in the instance.</summary>
    public static async Task<double> MeasureAsync(int calls, int events)
    {
        using var host = Build();
        await host.StartAsync();
        var instances = host.Services.GetRequiredService<IndexedSagaDictionary<CallState>>();
        var ids = Enumerable.Range(0, calls).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var id in ids)
            instances.Add(new SagaInstance<CallState>(new CallState { CorrelationId = id, CurrentState = "Talking" }));

        var bus = host.Services.GetRequiredService<IBus>();
        var counter = new ReceiveCounter("call-state", events);
        using var connected = new Connection(bus.ConnectReceiveObserver(counter));
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, events),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, cancellationToken) => await bus.Publish(
                new RecordingChanged { CallId = ids[number % calls], CloudEventId = "event", ConnectionId = "leg", RecordingId = "recording", Active = true },
                cancellationToken));
        await counter.Done;
        var rate = events / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await host.StopAsync();
        return rate;
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(LeastSettings.Create());
        builder.AddCallCenterDefaults();
        builder.AddCallSaga();
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddCallCenterDefaults();
            bus.AddSagaStateMachine<CallStateMachine, CallState>(typeof(CallStateDefinition)).InMemoryRepository();
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
