using CallCenter.Assistant;
using CallCenter.InsightsWorker.ClosedCalls;
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

    /// <summary>Adds its consumers.</summary>
    public static void AddInsightsWorkerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<SummariseClosedCallConsumer, SummariseClosedCallDefinition>();
}
