namespace CallCenter.Proxy;

/// <summary>Where the proxy listens and between whom it shares out what comes; from the command line, or from variables that begin with <c>PROXY__</c>.</summary>
public sealed record ProxyOptions
{
    /// <summary>The one public address.</summary>
    /// <value><c>--url</c>; default <c>http://127.0.0.1:8080</c>.</value>
    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <summary>The instances of the Api. A name that stands for several addresses stands for an instance at each.</summary>
    /// <value><c>--api URL,URL…</c>; required.</value>
    public required IReadOnlyList<Uri> Api { get; init; }

    /// <summary>The media edges, likewise.</summary>
    /// <value><c>--edge URL,URL…</c>; required.</value>
    public required IReadOnlyList<Uri> Edge { get; init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">An address is missing or is none.</exception>
    public static ProxyOptions From(IConfiguration configuration) => new()
    {
        Url = configuration["url"] ?? "http://127.0.0.1:8080",
        Api = Addresses(configuration, "api"),
        Edge = Addresses(configuration, "edge"),
    };

    private static List<Uri> Addresses(IConfiguration configuration, string key)
    {
        var given = configuration[key]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (given.Length == 0)
            throw new FormatException($"--{key} is missing, expected one or more addresses such as http://127.0.0.1:8101,http://127.0.0.1:8102");
        return [.. given.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new FormatException($"--{key}: '{text}' will not do, expected an address such as http://127.0.0.1:8101"))];
    }
}
