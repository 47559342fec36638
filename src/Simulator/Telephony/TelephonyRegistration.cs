using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.EventGrid;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Rest;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony;

/// <summary>Registers the simulated telephone exchange and its call automation interface.</summary>
internal static class TelephonyRegistration
{
    private static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EventGridTimeout = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddTelephony(this IServiceCollection services)
    {
        services.AddHttpClient(CallbackClient.HttpClientName, client => client.Timeout = CallbackTimeout).RemoveAllLoggers();
        services.AddHttpClient(PromptLoader.HttpClientName, client => client.Timeout = CallbackTimeout).RemoveAllLoggers();
        services.AddHttpClient(EventGridPublisher.HttpClientName, client => client.Timeout = EventGridTimeout).RemoveAllLoggers();
        services.AddSingleton<AcsTokens>();
        services.AddSingleton<RepeatedRequests>();
        services.AddSingleton<AcsFrontDoor>();
        services.AddSingleton<CallbackClient>();
        services.AddSingleton<EventGridPublisher>();
        services.AddSingleton<MediaSockets>();
        services.AddSingleton<PromptLoader>();
        services.AddSingleton<ICallPacer, CallPacer>();
        services.AddSingleton<CallEquipment>();
        services.AddSingleton<Exchange>();
        services.AddSingleton<IExchange>(provider => provider.GetRequiredService<Exchange>());
        return services;
    }

    public static IEndpointRouteBuilder MapTelephony(this IEndpointRouteBuilder app)
    {
        var exchange = app.ServiceProvider.GetRequiredService<Exchange>();
        var tokens = app.ServiceProvider.GetRequiredService<AcsTokens>();
        app.MapCalls(exchange);
        app.MapMedia(exchange);
        app.MapRecordings(exchange);
        app.MapSigned("POST", "/calling/{**rest}", AcsApiVersions.CallAutomation, static _ => throw CallEndpoints.NotSimulated("Operations of this kind"));
        app.MapGet("/calling/.well-known/acsopenidconfiguration", () => Results.Json(tokens.OpenIdConfiguration()));
        app.MapGet("/calling/keys", () => Results.Json(tokens.KeySet()));
        app.MapGet("/simulator/calls", async () => Results.Json(await Task.WhenAll(exchange.Calls.Select(CallOverview.OfAsync))));
        return app;
    }
}
