using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Speech.Fallback;
using CallCenter.MediaEdge.Speech.OpenAI;
using CallCenter.MediaEdge.Timing;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Makes what is configured to speak and listen.</summary>
internal static class SpeechProviders
{
    /// <summary>Adds the <see cref="ISpeechProvider"/> of the configuration, with rows of the readiness report for what it listens and speaks with.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services)
    {
        foreach (var service in Enum.GetValues<SpeechService>())
        {
            services.AddServiceRow(Recognition(service), provider => IsUsed(service, provider));
            services.AddServiceRow(Synthesis(service), provider => IsUsed(service, provider));
        }

        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SpeechAccess>(provider, provider.GetRequiredService<TimerWheel>()));
        return services.AddSingleton(Create);
    }

    private static ISpeechProvider Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SpeechOptions>>().Value;
        var first = Create(options.Provider, isFallback: false, services);
        return options.Fallback is not { } fallback
            ? first
            : new StandInSpeech(
                first,
                Create(fallback, isFallback: true, services),
                options.TrialAfter,
                services.GetRequiredService<CallCenterMetrics>(),
                services.GetRequiredService<TimerWheel>(),
                services.GetRequiredService<ILogger<StandInSpeech>>());
    }

    private static TracedSpeech Create(SpeechService service, bool isFallback, IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimerWheel>();
        var voice = services.GetRequiredService<IOptions<SpeechOptions>>().Value.OpenAI.Voice;
        return service switch
        {
            SpeechService.OpenAI => new TracedSpeech(
                Watched(service, ActivatorUtilities.CreateInstance<OpenAISpeech>(services, clock), services), language => language.OpenAIVoice ?? voice, isFallback, clock),
            _ => new TracedSpeech(
                Watched(service, new AzureSpeech(services.GetRequiredService<SpeechAccess>()), services), language => language.Voice, isFallback, clock),
        };
    }

    private static WatchedSpeech Watched(SpeechService service, ISpeechProvider provider, IServiceProvider services) => new(
        provider, services.GetRequiredKeyedService<LastOutcome>(Recognition(service)), services.GetRequiredKeyedService<LastOutcome>(Synthesis(service)));

    private static bool IsUsed(SpeechService service, IServiceProvider services) =>
        services.GetRequiredService<IOptions<SpeechOptions>>().Value is var speech && (speech.Provider == service || speech.Fallback == service);

    private static string Recognition(SpeechService service) => $"speech.{service.ToString().ToLowerInvariant()}.recognition";

    private static string Synthesis(SpeechService service) => $"speech.{service.ToString().ToLowerInvariant()}.synthesis";
}
