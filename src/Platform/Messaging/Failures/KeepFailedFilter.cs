using System.Runtime.ExceptionServices;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>
/// Keeps a message whose consumer failed to the last try, in the place of an error queue. One that failed because the store is away was not
/// even tried: it goes back to where it came from once the store is there again, and comes again. Not before: a broker may count how often
/// it gave a message away, and throw it away after so many times. One that only takes the store too long is kept like any other.
/// </summary>
internal sealed class KeepFailedFilter(FailureStore failed, string endpoint) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (StoreFailure.IsAway(context.Exception)
            && (await failed.WaitForStoreAsync(context.CancellationToken) || !StoreFailure.IsTimeout(context.Exception)))
            ExceptionDispatchInfo.Throw(context.Exception);
        var error = context.Exception.GetBaseException();
        await failed.KeepAsync(context, endpoint, $"{error.GetType().Name}: {error.Message}");
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepFailed");
}
