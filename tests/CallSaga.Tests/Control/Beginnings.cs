using System.Collections.Concurrent;
using MassTransit;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>Tells when a consumer is about to take a message.</summary>
internal sealed class Beginnings : IConsumeObserver
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();

    public Task Of(Guid messageId) => Beginning(messageId).Task;

    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        if (context.MessageId is { } id)
            Beginning(id).TrySetResult();
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private TaskCompletionSource Beginning(Guid messageId) =>
        waiting.GetOrAdd(messageId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
