namespace CallCenter.Platform.Configuration;

/// <summary>Where addresses without encryption may lead.</summary>
internal static class PlainHttp
{
    /// <summary>
    /// Whether a host is this machine, or one of a private network: a name without a dot means nothing outside of it, as those of
    /// containers on a network of their own.
    /// </summary>
    public static bool MayReach(Uri url) => url.IsLoopback || (url.HostNameType == UriHostNameType.Dns && !url.Host.Contains('.', StringComparison.Ordinal));
}
