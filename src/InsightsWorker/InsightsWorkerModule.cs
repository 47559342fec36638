using CallCenter.Assistant;
using CallCenter.InsightsWorker.ClosedCalls;
using CallCenter.InsightsWorker.Warmup;
using CallCenter.Platform.Caching;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.InsightsWorker;

/// <summary>What is made of a call once it is over.</summary>
public static class InsightsWorkerModule
{
    /// <summary>Registers what the worker needs besides the defaults of every host.</summary>
    public static IHostApplicationBuilder AddInsightsWorker(this IHostApplicationBuilder builder)
    {
        builder.AddAssistant();
        builder.Services.TryAddScoped<FinishedConversations>();
        builder.Services.TryAddScoped<CallCosts>();
        return builder;
    }

    /// <summary>
    /// Adds its consumers. Knowledge is warmed up only where the edges know what this worker remembers: with a shared cache, or in one process.
    /// </summary>
    public static void AddInsightsWorkerConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.AddConsumer<SummariseClosedCallConsumer, SummariseClosedCallDefinition>();
        if (CacheRegistration.IsKnownToAllServices(configuration))
            bus.AddConsumer<WarmUpKnowledgeConsumer, WarmUpKnowledgeDefinition>();
    }
}
