using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.EndToEnd.Tracing;

/// <summary>Takes telemetry by the OpenTelemetry protocol over HTTP (opentelemetry.io, "OTLP Specification"; field numbers from its trace, metrics and logs protos).</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<SentSpan> spans = [];
    private readonly ConcurrentQueue<string> metrics = [];
    private readonly ConcurrentQueue<string> logs = [];
    private readonly ConcurrentQueue<byte[]> bodies = [];
    private readonly ConcurrentQueue<string?> keys = [];
    private TaskCompletionSource more = New();

    private Collector(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Url => app.Urls.Single();

    public IReadOnlyCollection<SentSpan> Spans => spans;

    /// <summary>Names of the metrics.</summary>
    public IReadOnlyCollection<string> Metrics => metrics;

    /// <summary>Lines of the log.</summary>
    public IReadOnlyCollection<string> Logs => logs;

    /// <summary>The header <c>x-key</c> of every request.</summary>
    public IReadOnlyCollection<string?> Keys => keys;

    /// <summary>All that was ever sent, as text; for looking for what must not be in it.</summary>
    public string Everything => string.Join('\n', bodies.Select(Encoding.UTF8.GetString));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.MapPost("/v1/{kind}", (string kind, HttpRequest request) => collector.TakeAsync(kind, request));
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Waits until enough has come.</summary>
    public async Task UntilAsync(Func<Collector, bool> enough, TimeSpan limit)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(limit);
        while (true)
        {
            var next = more.Task;
            if (enough(this))
                return;
            await next.WaitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (late.IsCancellationRequested)
                return; // What is missing shows in the assertions.
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(string kind, HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        bodies.Enqueue(body);
        keys.Enqueue(request.Headers["x-key"]);
        foreach (var resource in ProtobufFields.Of(body, 1))
        {
            var service = Attribute(ProtobufFields.First(resource, 1), 1, "service.name") ?? "";
            foreach (var scope in ProtobufFields.Of(resource, 2))
            {
                foreach (var item in ProtobufFields.Of(scope, 2))
                    Take(kind, service, ProtobufFields.Text(ProtobufFields.First(scope, 1), 1), item);
            }
        }

        Interlocked.Exchange(ref more, New()).TrySetResult();
        return Results.Bytes([], "application/x-protobuf");
    }

    private void Take(string kind, string service, string source, ReadOnlyMemory<byte> item)
    {
        if (kind is "traces")
            spans.Enqueue(new SentSpan(Hex(item, 1), Hex(item, 2), Hex(item, 4), service, source, ProtobufFields.Text(item, 5), Attribute(item, 9, "call.id")));
        else if (kind is "metrics")
            metrics.Enqueue(ProtobufFields.Text(item, 1));
        else
            logs.Enqueue(ProtobufFields.Text(ProtobufFields.First(item, 5), 1));
    }

    private static string? Attribute(ReadOnlyMemory<byte> of, int number, string key) =>
        ProtobufFields.Of(of, number).Where(attribute => ProtobufFields.Text(attribute, 1).Equals(key, StringComparison.Ordinal))
            .Select(attribute => ProtobufFields.Text(ProtobufFields.First(attribute, 2), 1)).FirstOrDefault();

    private static string Hex(ReadOnlyMemory<byte> span, int number) => Convert.ToHexStringLower(ProtobufFields.First(span, number).Span);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
