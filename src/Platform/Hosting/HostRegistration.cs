using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Platform.Telemetry;
using CallCenter.Platform.Translation;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Hosting;

/// <summary>What every service of the product needs.</summary>
public static class HostRegistration
{
    /// <summary>Adds configuration, telemetry, store, translation of spoken texts, security and health. Call it first.</summary>
    public static IHostApplicationBuilder AddCallCenterDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddCallCenterConfiguration();
        builder.AddTelemetry();
        builder.AddPersistence();
        builder.AddPromptTranslation();
        builder.AddCallCenterSecurity();
        builder.AddCallCenterHealth();
        return builder;
    }
}
