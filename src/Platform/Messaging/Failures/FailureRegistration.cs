using MassTransit.Middleware;
using MassTransit;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>Has an endpoint keep in the store what it cannot take.</summary>
internal static class FailureRegistration
{
    public static void KeepFailures(this IReceiveEndpointConfigurator endpoint, FailureStore failed, string name)
    {
        endpoint.PublishFaults = false;
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new KeepFailedFilter(failed, name));
        });
        endpoint.ConfigureDeadLetter(unwanted => unwanted.UseFilter(new KeepUnwantedFilter(failed, name)));
    }
}
