using CallCenter.Assistant;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Realtime;
using CallCenter.MediaEdge.Commands;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Streams;
using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge;

/// <summary>Adds the media edge, the voice of the product, to a host.</summary>
public static class MediaEdgeModule
{
    // After the drain: the last words of calls, the server, the bus.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Adds its services to a host that does nothing else: a frame goes from the socket to the call and back without a change of thread, since
    /// nothing on the way blocks. Measured with 300 calls: 47 µs of processor time a frame pair instead of 68. Beside other services, which
    /// do block, frames of twenty fast calls were late enough to be heard as gaps.
    /// </summary>
    public static IHostApplicationBuilder AddMediaEdgeAlone(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        return builder.AddMediaEdge();
    }

    /// <summary>Adds its services. Needs the platform's defaults, and a bus that was given <see cref="AddMediaEdgeConsumers"/>.</summary>
    public static IHostApplicationBuilder AddMediaEdge(this IHostApplicationBuilder builder)
    {
        builder.AddAssistant();
        builder.Services.AddSingleton(services => new TimerWheel(services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSpeech();
        builder.Services.AddServiceRow(RealtimeAccess.Service, services => services.GetRequiredService<RealtimeAccess>().IsConfigured);
        builder.Services.AddSingleton<RealtimeAccess>();
        builder.Services.AddSingleton<ConversationLoader>();
        builder.Services.AddSingleton<UntakenCommands>();
        builder.Services.AddSingleton<SessionRegistry>();
        builder.Services.AddSingleton<MediaEndpoint>();
        AddPresence(builder.Services);
        builder.Services.AddJournals();
        builder.Services.AddSingleton(services => new EdgeServices
        {
            Respond = services.GetRequiredService<ChatAssistant>().RespondAsync,
            Speech = services.GetRequiredService<ISpeechProvider>(),
            Realtime = Realtime(services),
            Languages = services.GetRequiredService<LanguageCatalog>(),
            Prompts = services.GetRequiredService<SpokenPrompts>(),
            Flags = services.GetRequiredService<IOptionsMonitor<FeatureFlags>>(),
            Publish = services.GetRequiredService<DurablePublisher>().PublishAsync,
            Address = Address(services),
            Untaken = services.GetRequiredService<UntakenCommands>(),
            Load = services.GetRequiredService<EdgeLoad>(),
            GivesUp = services.GetRequiredService<EdgeDrain>().GivesUp,
            Metrics = services.GetRequiredService<CallCenterMetrics>(),
            Time = services.GetRequiredService<TimerWheel>(),
            Journals = services.GetRequiredService<JournalFolder>(),
            Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("CallCenter.MediaEdge"),
        });
        return builder;
    }

    /// <summary>Adds its consumers, on an endpoint of this process's own that goes with it.</summary>
    public static void AddMediaEdgeConsumers(this IBusRegistrationConfigurator bus)
    {
        Add<SayToCallerConsumer>();
        Add<CallerTextedConsumer>();
        Add<EndMediaSessionConsumer>();

        void Add<T>()
            where T : class, IConsumer =>
            bus.AddConsumer<T>().Endpoint(endpoint =>
            {
                endpoint.Name = EdgeEndpoint.Name;
                endpoint.Temporary = true;
                // Commands come by its address alone, from the saga that knows which edge holds the call.
                endpoint.ConfigureConsumeTopology = false;
            });
    }

    /// <summary>Maps the media sockets.</summary>
    public static IEndpointRouteBuilder MapMediaEdge(this IEndpointRouteBuilder app)
    {
        var sockets = app.CreateApplicationBuilder();
        sockets.Use(GatheringUpgrade.PrepareAsync);
        sockets.UseWebSockets();
        sockets.Run(context => context.RequestServices.GetRequiredService<MediaEndpoint>().HandleAsync(context));
        app.Map(MediaEndpoint.Path, sockets.Build()).AllowAnonymous();
        return app;
    }

    private static RealtimeServices? Realtime(IServiceProvider services) => services.GetRequiredService<RealtimeAccess>() is { IsConfigured: true } access
        ? RealtimeServices.With(access, services.GetRequiredService<RealtimeAssistant>())
        : null;

    private static Uri Address(IServiceProvider services) =>
        EdgeEndpoint.AddressOn(services.GetRequiredService<IOptions<MessagingOptions>>().Value.Transport);

    private static void AddPresence(IServiceCollection services)
    {
        services.AddSingleton<EdgeDrain>();
        services.AddSingleton<EdgeLoad>();
        services.AddSingleton<EdgeAdmission>();
        services.AddHostedService(provider => provider.GetRequiredService<EdgeDrain>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<EdgeHeartbeat>(provider, Address(provider)));
        services.AddHealthChecks().AddCheck<EdgeReadiness>(EdgeReadiness.Name);
        // The host would cut the drain off. Without one, whoever runs it decides how long stopping may take.
        services.AddOptions<HostOptions>().PostConfigure<IOptions<MediaEdgeOptions>>((host, edge) =>
        {
            var needed = edge.Value.DrainLimit + TimeToStop;
            if (edge.Value.DrainLimit > TimeSpan.Zero && host.ShutdownTimeout < needed)
                host.ShutdownTimeout = needed;
        });
    }
}
