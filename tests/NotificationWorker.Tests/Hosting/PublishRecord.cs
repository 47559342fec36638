using System.Collections.Concurrent;
using MassTransit;

namespace CallCenter.NotificationWorker.Tests.Hosting;

/// <summary>Keeps what was published.</summary>
internal sealed class PublishRecord : IPublishObserver
{
    public ConcurrentQueue<object> Messages { get; } = new();

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
    {
        Messages.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;
}
