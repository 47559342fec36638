namespace CallCenter.Simulator.Callers;

/// <summary>Registers the simulated callers and their handsets.</summary>
internal static class CallersRegistration
{
    public static IServiceCollection AddCallers(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapCallers(this IEndpointRouteBuilder app) => app;
}
