using MassTransit;

namespace CallCenter.Bench.Saga;

/// <summary>Counts what an endpoint is done with.</summary>
internal sealed class ReceiveCounter(string endpoint, int expected) : IReceiveObserver
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    public Task Done => done.Task;

    public Task PostReceive(ReceiveContext context)
    {
        if (context.InputAddress.AbsolutePath.EndsWith(endpoint, StringComparison.Ordinal) && Interlocked.Increment(ref count) == expected)
            done.TrySetResult();
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
