using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace CallCenter.Proxy;

/// <summary>
/// Gives a request to the next instance when the one it was meant for takes no connection. Only then is it certain that nothing of it
/// has been done; what broke later is answered 502, and whoever sent it knows whether it may be repeated.
/// </summary>
internal static class AnotherInstance
{
    public static void UseAnotherInstance(this IApplicationBuilder pipeline) => pipeline.Use(async (context, next) =>
    {
        var request = context.GetReverseProxyFeature();
        await next(context);
        while (NothingWasSent(context) && request.ProxiedDestination is { } dead && Others(request, dead) is { Count: > 0 } others)
        {
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            request.AvailableDestinations = others;
            request.ProxiedDestination = null;
            await next(context);
        }
    });

    private static bool NothingWasSent(HttpContext context) =>
        !context.Response.HasStarted
        && context.Features.Get<IForwarderErrorFeature>()?.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private static List<DestinationState> Others(IReverseProxyFeature request, DestinationState dead) =>
        [.. request.AvailableDestinations.Where(instance => instance != dead)];
}
