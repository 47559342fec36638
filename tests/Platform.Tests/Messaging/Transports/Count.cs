using System.Collections.Concurrent;

namespace CallCenter.Platform.Tests.Messaging.Transports;

/// <summary>The numbers that came, each counted once however often it came.</summary>
public sealed class Count
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<int, TaskCompletionSource> numbers = [];
    private TaskCompletionSource another = Signal();

    /// <summary>Waits until a number came; gives up where nothing at all comes for two minutes.</summary>
    public async Task Of(int number)
    {
        var wanted = Entry(number).Task;
        while (!wanted.IsCompleted)
            await Task.WhenAny(wanted, another.Task).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until all numbers below the limit came.</summary>
    public Task Below(int limit) => Task.WhenAll(Enumerable.Range(0, limit).Select(Of));

    public void Take(int number)
    {
        Entry(number).TrySetResult();
        Interlocked.Exchange(ref another, Signal()).TrySetResult();
    }

    private TaskCompletionSource Entry(int number) =>
        numbers.GetOrAdd(number, _ => Signal());

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
