using MassTransit;

namespace CallCenter.CallSaga.Tests.Edges;

/// <summary>Tells when messages of a type were worked on, or published.</summary>
internal sealed class Hearing<T> : IConsumeMessageObserver<T>, IPublishObserver, IDisposable
    where T : class
{
    private readonly SemaphoreSlim consumed = new(0);
    private readonly SemaphoreSlim published = new(0);
    private readonly List<ConnectHandle> connections;

    public Hearing(IBus bus) => connections = [bus.ConnectConsumeMessageObserver(this), bus.ConnectPublishObserver(this)];

    public Task ConsumedAsync() => OneMoreAsync(consumed);

    public Task PublishedAsync() => OneMoreAsync(published);

    public Task PreConsume(ConsumeContext<T> context) => Task.CompletedTask;

    public Task PostConsume(ConsumeContext<T> context)
    {
        consumed.Release();
        return Task.CompletedTask;
    }

    public Task ConsumeFault(ConsumeContext<T> context, Exception exception) => Task.CompletedTask;

    public Task PrePublish<TMessage>(PublishContext<TMessage> context)
        where TMessage : class => Task.CompletedTask;

    public Task PostPublish<TMessage>(PublishContext<TMessage> context)
        where TMessage : class
    {
        if (context.Message is T)
            published.Release();
        return Task.CompletedTask;
    }

    public Task PublishFault<TMessage>(PublishContext<TMessage> context, Exception exception)
        where TMessage : class => Task.CompletedTask;

    public void Dispose()
    {
        connections.ForEach(connection => connection.Disconnect());
        consumed.Dispose();
        published.Dispose();
    }

    private static async Task OneMoreAsync(SemaphoreSlim messages) =>
        (await messages.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ShouldBeTrue(typeof(T).Name);
}
