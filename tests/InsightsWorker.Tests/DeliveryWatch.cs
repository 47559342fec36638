using MassTransit;

namespace CallCenter.InsightsWorker.Tests;

/// <summary>Tells when an endpoint is done with a delivery, whatever came of it.</summary>
internal sealed class DeliveryWatch(string endpoint, Action done) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Tell(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Tell(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Tell(ReceiveContext context)
    {
        if (context.InputAddress.AbsolutePath.EndsWith(endpoint, StringComparison.Ordinal))
            done();
        return Task.CompletedTask;
    }
}
