using MassTransit;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>Keeps a message whose consumer failed to the last try, in the place of an error queue.</summary>
internal sealed class KeepFailedFilter(FailureStore failed, string endpoint) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var error = context.Exception.GetBaseException();
        await failed.KeepAsync(context, endpoint, $"{error.GetType().Name}: {error.Message}");
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepFailed");
}
