using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CallCenter.Testing;

/// <summary>What the servers of this process are really sent of traces: the headers of each request, whoever its server belongs to.</summary>
public sealed class ReceivedRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Begins = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly ConcurrentQueue<(string Path, string TraceParent, string Others)> requests = new();
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    /// <summary>Begins to listen.</summary>
    public ReceivedRequests() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Requests that were said to belong to a trace, by path, with what else of a trace they carried.</summary>
    public IReadOnlyList<(string Path, string Others)> Of(string traceId) =>
        [.. requests.Where(request => request.TraceParent.Contains(traceId, StringComparison.Ordinal)).Select(request => (request.Path, request.Others))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.AspNetCore")
            subscriptions.Add(value.Subscribe(this, static name => name.StartsWith(Begins, StringComparison.Ordinal)));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key is $"{Begins}.Start" && value.Value is HttpContext { Request: var request })
            requests.Enqueue((request.Path, request.Headers.TraceParent.ToString(), $"{request.Headers.TraceState}{request.Headers.Baggage}{request.Headers["Correlation-Context"]}"));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
