using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Faults.World;

/// <summary>A request that was read to its end, so that it can be passed on as often as a plan wants.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query as on the request line.</param>
/// <param name="Host">Host header, which is part of what the product signs.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
internal sealed record Passage(string Method, string Target, string Host, IReadOnlyList<KeyValuePair<string, string?>> Headers, byte[] Body)
{
    private static readonly string[] OfOneConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Upgrade", "Expect"];

    /// <summary>Reads a request.</summary>
    public static async Task<Passage> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        return new Passage(
            request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            request.Host.Value ?? "",
            [.. from header in request.Headers
                where !OfOneConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                from value in header.Value
                select KeyValuePair.Create(header.Key, value)],
            body.ToArray());
    }

    /// <summary>The same request to another server.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="keepHost">Whether it keeps the name it was sent to.</param>
    public HttpRequestMessage To(Uri server, bool keepHost)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(server, Target));
        if (Body.Length > 0)
            request.Content = new ByteArrayContent(Body);
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (keepHost)
            request.Headers.Host = Host;
        return request;
    }

    /// <summary>The same request under a key that makes repetitions of it known.</summary>
    public Passage Under(string idempotencyKey) => this with { Headers = [.. Headers, KeyValuePair.Create("Idempotency-Key", (string?)idempotencyKey)] };
}
