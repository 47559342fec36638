using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Sms;
using CallCenter.Simulator.Softphone;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Callers;

/// <summary>Registers the simulated callers, their scenarios, the runs of these and the softphone.</summary>
internal static class CallersRegistration
{
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ScenarioLibrary(ScenarioLibrary.ShippedFolder, provider.GetRequiredService<SimulatorOptions>().ScenariosFolder));
        services.AddSingleton<HandsetDirectory>();
        services.AddSingleton<IHandsetDirectory>(provider => provider.GetRequiredService<HandsetDirectory>());
        // Its addresses hold phone numbers, which must not get into logs.
        services.AddHttpClient(nameof(CallApi)).RemoveAllLoggers();
        services.AddSingleton<SentSms>(provider => number => [.. provider.GetRequiredService<SmsOutbox>().To(number).Select(sms => sms.Message)]);
        services.AddSingleton<NumberPlan>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<RunExecutor>();
        services.AddSingleton<RunBatch>();
        return services;
    }

    public static IEndpointRouteBuilder MapCallers(this IEndpointRouteBuilder app)
    {
        app.MapRuns();
        app.MapSoftphone();
        return app;
    }
}
