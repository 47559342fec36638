using System.Collections.Concurrent;
using MassTransit;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>Keeps what was published and sent; complete by the time the request that caused it is answered.</summary>
public sealed class BusRecord : IPublishObserver, ISendObserver
{
    private readonly ConcurrentQueue<(object Message, Uri? To)> messages = new();

    /// <summary>Messages of one type, oldest first.</summary>
    public IReadOnlyList<T> Of<T>() => [.. messages.Select(entry => entry.Message).OfType<T>()];

    /// <summary>Messages of one type about one call.</summary>
    public IReadOnlyList<T> Of<T>(Guid callId) => [.. Of<T>().Where(message => CallIdOf(message!) == callId)];

    /// <summary>All messages about one call.</summary>
    public IReadOnlyList<object> About(Guid callId) => Of<object>(callId);

    /// <summary>Where messages about a call were sent to.</summary>
    public IReadOnlyList<Uri?> DestinationsOf<T>(Guid callId) => [.. messages.Where(entry => entry.Message is T && CallIdOf(entry.Message) == callId).Select(entry => entry.To)];

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
    {
        messages.Enqueue((context.Message, null));
        return Task.CompletedTask;
    }

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    public Task PreSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context)
        where T : class
    {
        messages.Enqueue((context.Message, context.DestinationAddress));
        return Task.CompletedTask;
    }

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private static Guid? CallIdOf(object message) => message.GetType().GetProperty("CallId")?.GetValue(message) as Guid?;
}
