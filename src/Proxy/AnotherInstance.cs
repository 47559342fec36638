using System.Net;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace CallCenter.Proxy;

/// <summary>
/// Gives a request to the next instance when the one it was meant for takes no connection, or is an edge that leaves, or is full, and says so. Only
/// then is it certain that nothing of it has been done; what broke later is answered 502, and whoever sent it knows whether it may be
/// repeated.
/// </summary>
internal static class AnotherInstance
{
    public static void UseAnotherInstance(this IApplicationBuilder pipeline) => pipeline.Use(async (context, next) =>
    {
        var request = context.GetReverseProxyFeature();
        var left = request.AvailableDestinations.ToList();
        await next(context);
        while (NothingWasDone(context) && request.ProxiedDestination is { } dead && left.Remove(dead) && left.Count > 0)
        {
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            request.AvailableDestinations = [.. left];
            request.ProxiedDestination = null;
            await next(context);
        }
    });

    /// <summary>Keeps back the answer of an edge that takes no calls, so that another one can still be asked.</summary>
    public static ValueTask KeepBackRefusal(ResponseTransformContext answer)
    {
        if (answer.ProxyResponse is not { StatusCode: HttpStatusCode.ServiceUnavailable })
            return ValueTask.CompletedTask;
        answer.SuppressResponseBody = true;
        answer.HttpContext.Response.ContentLength = null;
        return ValueTask.CompletedTask;
    }

    private static bool NothingWasDone(HttpContext context) =>
        !context.Response.HasStarted && (context.Features.Get<IForwarderErrorFeature>() is { } failure ? TookNoConnection(failure) : RefusedSocket(context));

    private static bool TookNoConnection(IForwarderErrorFeature failure) =>
        failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private static bool RefusedSocket(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest && context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
}
