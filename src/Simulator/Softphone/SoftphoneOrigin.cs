using System.Net;

namespace CallCenter.Simulator.Softphone;

/// <summary>
/// Keeps foreign web pages away from the softphone's socket, which browsers would let them open: the Origin must be the very address the page was loaded from,
/// and on a loopback connection that address must be a loopback name, so that a name rebound to 127.0.0.1 does not count.
/// </summary>
internal static class SoftphoneOrigin
{
    /// <summary>Whether the request comes from our own page.</summary>
    public static bool IsOwn(HttpContext context)
    {
        if (!Uri.TryCreate(context.Request.Headers.Origin, UriKind.Absolute, out var origin))
            return false;
        var host = context.Request.Host;
        var own = string.Equals(origin.Scheme, context.Request.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(origin.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
        return own && NamesThisMachine(context);
    }

    /// <summary>Whether the address asked for is what it seems: on a loopback connection, a loopback name.</summary>
    public static bool NamesThisMachine(HttpContext context) =>
        !OnLoopback(context.Connection.LocalIpAddress)
        || (Uri.TryCreate($"http://{context.Request.Host.Value}", UriKind.Absolute, out var asked) && asked.IsLoopback);

    private static bool OnLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
