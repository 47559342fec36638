namespace CallCenter.Faults.World;

/// <summary>What a server answered, read to its end.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Body">Body.</param>
internal sealed record Answer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Whether the status is a success.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Asks a server and reads its answer.</summary>
    public static async Task<Answer> OfAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        return new Answer(
            (int)response.StatusCode,
            [.. from header in response.Headers.Concat(response.Content.Headers)
                where header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")
                from value in header.Value
                select KeyValuePair.Create(header.Key, value)],
            await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <summary>Gives it as the answer to another request.</summary>
    public async Task GiveAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var header in Headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
            context.Response.Headers[header.Key] = header.Select(value => value.Value).ToArray();
        if (Body.Length > 0)
            await context.Response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
