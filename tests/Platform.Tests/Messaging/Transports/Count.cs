using System.Collections.Concurrent;

namespace CallCenter.Platform.Tests.Messaging.Transports;

/// <summary>The numbers that came, each counted once however often it came.</summary>
public sealed class Count
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> numbers = [];

    /// <summary>Waits until a number came.</summary>
    public Task Of(int number) => Entry(number).Task.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

    /// <summary>Waits until all numbers below the limit came.</summary>
    public Task Below(int limit) => Task.WhenAll(Enumerable.Range(0, limit).Select(Of));

    public void Take(int number) => Entry(number).TrySetResult();

    private TaskCompletionSource Entry(int number) =>
        numbers.GetOrAdd(number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
