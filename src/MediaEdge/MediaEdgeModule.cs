using CallCenter.Assistant;
using CallCenter.Assistant.Chat;
using CallCenter.MediaEdge.Commands;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge;

/// <summary>Adds the media edge, the voice of the product, to a host.</summary>
public static class MediaEdgeModule
{
    /// <summary>Adds its services. Needs the platform's defaults, and a bus that was given <see cref="AddMediaEdgeConsumers"/>.</summary>
    public static IHostApplicationBuilder AddMediaEdge(this IHostApplicationBuilder builder)
    {
        builder.AddAssistant();
        builder.Services.AddSingleton<SpeechAccess>();
        builder.Services.AddSingleton<ConversationLoader>();
        builder.Services.AddSingleton<SessionRegistry>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SessionRegistry>());
        builder.Services.AddSingleton<MediaEndpoint>();
        builder.Services.AddSingleton(services => new EdgeServices
        {
            Respond = services.GetRequiredService<ChatAssistant>().RespondAsync,
            Speech = services.GetRequiredService<SpeechAccess>(),
            Languages = services.GetRequiredService<LanguageCatalog>(),
            Prompts = services.GetRequiredService<SpokenPrompts>(),
            Flags = services.GetRequiredService<IOptionsMonitor<FeatureFlags>>(),
            Bus = services.GetRequiredService<IBus>(),
            Address = EdgeEndpoint.AddressOn(services.GetRequiredService<IOptions<MessagingOptions>>().Value.Transport),
            Metrics = services.GetRequiredService<CallCenterMetrics>(),
            Time = services.GetRequiredService<TimeProvider>(),
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
        sockets.UseWebSockets();
        sockets.Run(context => context.RequestServices.GetRequiredService<MediaEndpoint>().HandleAsync(context));
        app.Map(MediaEndpoint.Path, sockets.Build()).AllowAnonymous();
        return app;
    }
}
