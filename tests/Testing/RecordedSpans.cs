using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Testing;

/// <summary>Listens to the spans of sources, of all tests that run beside this one too: ask for those of a trace of your own.</summary>
public sealed class RecordedSpans : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private TaskCompletionSource more = New();

    /// <summary>Begins to listen.</summary>
    /// <param name="sources">Beginnings of the sources' names.</param>
    public RecordedSpans(params string[] sources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Any(name => source.Name.StartsWith(name, StringComparison.Ordinal)),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                ended.Enqueue(span);
                Interlocked.Exchange(ref more, New()).TrySetResult();
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The spans of a trace that have ended, in the order in which they did.</summary>
    /// <param name="traceId">32 hexadecimal digits.</param>
    /// <param name="name">Their name; null for all.</param>
    public IReadOnlyList<Activity> Of(string traceId, string? name = null) =>
        [.. ended.Where(span => span.TraceId.ToHexString().Equals(traceId, StringComparison.Ordinal) && (name is null || span.DisplayName.Equals(name, StringComparison.Ordinal)))];

    /// <summary>Waits for so many of them.</summary>
    public async Task<IReadOnlyList<Activity>> WaitAsync(string traceId, string name, CancellationToken cancellationToken, int count = 1)
    {
        while (true)
        {
            var next = more.Task;
            if (Of(traceId, name) is var found && found.Count >= count)
                return found;
            await next.WaitAsync(Patience, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
