using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Platform.Health;

/// <summary>The rows of the readiness report about services outside.</summary>
public static class ServiceRows
{
    /// <summary>
    /// Adds a row, and the keyed <see cref="LastOutcome"/> of the same name that whoever asks the service tells how it went; a second call changes nothing.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">Name of the row: the section of the configuration that the service has.</param>
    /// <param name="isUsed">Whether the configuration names the service; where it does not there is no row.</param>
    public static IServiceCollection AddServiceRow(this IServiceCollection services, string name, Func<IServiceProvider, bool> isUsed)
    {
        if (services.Any(service => service.ServiceType == typeof(LastOutcome) && name.Equals(service.ServiceKey)))
            return services;
        services.AddKeyedSingleton<LastOutcome>(name);
        services.AddHealthChecks();
        services.AddOptions<HealthCheckServiceOptions>().Configure<IServiceProvider>((health, provider) =>
        {
            if (isUsed(provider))
                health.Registrations.Add(new HealthCheckRegistration(name, new LastOutcomeCheck(provider.GetRequiredKeyedService<LastOutcome>(name)), HealthStatus.Degraded, tags: null));
        });
        return services;
    }
}
