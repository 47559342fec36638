using MassTransit;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>Keeps a message that nothing on its endpoint takes, such as one of a newer version of the product.</summary>
internal sealed class KeepUnwantedFilter(FailureStore failed, string endpoint) : IFilter<ReceiveContext>
{
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        await failed.KeepAsync(context, endpoint, "Nothing on this endpoint takes a message of this type.");
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepUnwanted");
}
