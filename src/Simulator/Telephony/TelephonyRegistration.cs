namespace CallCenter.Simulator.Telephony;

/// <summary>Registers the simulated telephone exchange and its call automation interface.</summary>
internal static class TelephonyRegistration
{
    public static IServiceCollection AddTelephony(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapTelephony(this IEndpointRouteBuilder app) => app;
}
