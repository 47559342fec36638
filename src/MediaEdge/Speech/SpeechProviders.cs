using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Speech.Fallback;
using CallCenter.MediaEdge.Speech.OpenAI;
using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Makes what is configured to speak and listen.</summary>
internal static class SpeechProviders
{
    /// <summary>Adds the <see cref="ISpeechProvider"/> of the configuration.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SpeechAccess>(provider, provider.GetRequiredService<TimerWheel>()));
        return services.AddSingleton(Create);
    }

    private static ISpeechProvider Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SpeechOptions>>().Value;
        var first = Create(options.Provider, services);
        return options.Fallback is not { } fallback
            ? first
            : new StandInSpeech(
                first,
                Create(fallback, services),
                options.TrialAfter,
                services.GetRequiredService<CallCenterMetrics>(),
                services.GetRequiredService<TimerWheel>(),
                services.GetRequiredService<ILogger<StandInSpeech>>());
    }

    private static ISpeechProvider Create(SpeechService service, IServiceProvider services) => service switch
    {
        SpeechService.OpenAI => ActivatorUtilities.CreateInstance<OpenAISpeech>(services, services.GetRequiredService<TimerWheel>()),
        _ => new AzureSpeech(services.GetRequiredService<SpeechAccess>()),
    };
}
