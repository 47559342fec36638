using CallCenter.Faults.Injection;
using MassTransit;

namespace CallCenter.Faults.Product;

/// <summary>Every message that is handed to the transport: before and after it.</summary>
internal sealed class SendSeam(Doom doom) : ISendObserver, IPublishObserver
{
    public Task PreSend<T>(SendContext<T> context)
        where T : class => Cross(context, "before");

    public Task PostSend<T>(SendContext<T> context)
        where T : class => Cross(context, "after");

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Cross(context, "before");

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class => Cross(context, "after");

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Cross(SendContext context, string when)
    {
        doom.Cross($"send {MessageNames.Of(context.SupportedMessageTypes)}: {when}");
        return Task.CompletedTask;
    }
}
