using CallCenter.Simulator.Speech.OpenAI;
using CallCenter.Simulator.Speech.Recognition;
using CallCenter.Simulator.Speech.Synthesis;

namespace CallCenter.Simulator.Speech;

/// <summary>Registers the simulated speech service: recognition and synthesis behind the wire protocols of Azure AI Speech and of OpenAI.</summary>
internal static class SpeechRegistration
{
    public static IServiceCollection AddSpeech(this IServiceCollection services) => services.AddSingleton<SpeechAccess>();

    public static IEndpointRouteBuilder MapSpeech(this IEndpointRouteBuilder app)
    {
        app.MapSpeechTokens();
        app.MapRecognition();
        app.MapSynthesisSockets();
        app.MapSynthesisRest();
        app.MapAudio();
        return app;
    }
}
