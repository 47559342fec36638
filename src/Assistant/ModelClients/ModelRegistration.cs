using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Assistant.ModelClients;

/// <summary>Registers the models.</summary>
internal static class ModelRegistration
{
    /// <summary>Registers <see cref="ChatModels"/>, with a row of the readiness page for each; a second call changes nothing.</summary>
    public static void AddModels(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ChatModels)))
            return;
        services.AddMetrics();
        services.TryAddSingleton<CallCenterMetrics>();
        services.AddSingleton<ChatModelFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatModelFactory>().Create());
        AddRow(services, "llm.fast", models => models.Fast);
        AddRow(services, "llm.slow", models => models.Slow);
    }

    private static void AddRow(IServiceCollection services, string name, Func<ChatModels, ChatModel> model) => services.AddHealthChecks().Add(
        new HealthCheckRegistration(name, provider => new ModelHealthCheck(model(provider.GetRequiredService<ChatModels>())), HealthStatus.Degraded, tags: null));
}
