namespace CallCenter.Simulator.Model;

/// <summary>Registers the simulated language model.</summary>
internal static class ModelRegistration
{
    public static IServiceCollection AddModel(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapModel(this IEndpointRouteBuilder app) => app;
}
