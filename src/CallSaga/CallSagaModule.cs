using CallCenter.CallSaga.Calls;
using CallCenter.CallSaga.Control;
using CallCenter.CallSaga.Control.Consumers;
using CallCenter.CallSaga.Edges;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Health;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Messaging.Sagas;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.CallSaga;

/// <summary>The life of calls, and the telephone service's side of it.</summary>
public static class CallSagaModule
{
    /// <summary>Registers what the saga and call control need besides the defaults of every host, and the housekeeping of the store, which the saga owns.</summary>
    public static IHostApplicationBuilder AddCallSaga(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CallPolicy>();
        builder.Services.AddSingleton<CallRequests>();
        builder.Services.AddSingleton<LanguageMenuRequest>();
        builder.Services.AddServiceRow(CallAutomationClient.Service, _ => true);
        builder.Services.AddSingleton<CallAutomationClient>();
        builder.Services.AddScoped<LegOpening>();
        builder.Services.AddEffectLedger();
        builder.AddHousekeeping();
        builder.Services.AddSingleton<EdgePulses>();
        builder.Services.AddSingleton<EdgeWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EdgeWatch>());
        return builder;
    }

    /// <summary>Adds the saga, kept in the store, and the consumers of call control.</summary>
    public static void AddCallSagaConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddSagaStateMachine<CallStateMachine, CallState>(typeof(CallStateDefinition)).EntityFrameworkRepository();
        bus.AddConsumer<PlaceCallConsumer>();
        bus.AddConsumer<AnswerCallConsumer>();
        bus.AddConsumer<HangUpLegConsumer>();
        bus.AddConsumer<TransferLegConsumer>();
        bus.AddConsumer<StartStreamingConsumer>();
        bus.AddConsumer<PlayLanguageMenuConsumer>();
        bus.AddConsumer<CancelMediaConsumer>();
        bus.AddConsumer<StartRecordingConsumer>();
        AddEdgeWatch<EdgeAliveConsumer>(bus);
        AddEdgeWatch<WatchBeatConsumer>(bus);
    }

    private static void AddEdgeWatch<TConsumer>(IBusRegistrationConfigurator bus)
        where TConsumer : class, IConsumer =>
        bus.AddConsumer<TConsumer>().Endpoint(endpoint =>
        {
            endpoint.Name = EdgeWatchEndpoint.Name;
            endpoint.Temporary = true;
        });
}
