namespace CallCenter.Simulator.Speech;

/// <summary>Registers the simulated speech service.</summary>
internal static class SpeechRegistration
{
    public static IServiceCollection AddSpeech(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapSpeech(this IEndpointRouteBuilder app) => app;
}
