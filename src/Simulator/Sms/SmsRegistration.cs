namespace CallCenter.Simulator.Sms;

/// <summary>Registers the simulated text message service.</summary>
internal static class SmsRegistration
{
    public static IServiceCollection AddSms(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapSms(this IEndpointRouteBuilder app) => app;
}
