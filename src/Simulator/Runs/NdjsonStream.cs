using System.Text.Json;
using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>Answers with one JSON document per line, each sent as soon as it is there.</summary>
internal sealed class NdjsonStream(Func<CancellationToken, IAsyncEnumerable<RunEvent>> events) : IResult
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = RunEndpoints.Ndjson;
        var body = httpContext.Response.Body;
        var aborted = httpContext.RequestAborted;
        await foreach (var happened in events(aborted))
        {
            await JsonSerializer.SerializeAsync(body, happened, CallersJson.Options, aborted);
            await body.WriteAsync(NewLine, aborted);
            await body.FlushAsync(aborted);
        }
    }
}
