using System.Threading.Channels;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>The callbacks of one call, delivered in the background strictly one after the other.</summary>
internal sealed class CallbackQueue
{
    private readonly Channel<Callback> waiting = Channel.CreateUnbounded<Callback>(new() { SingleReader = true });

    public CallbackQueue(CallbackClient client, CancellationToken stopping)
        => Delivered = DeliverAsync(client, stopping);

    /// <summary>Completes when everything was delivered or given up after <see cref="Complete"/>.</summary>
    public Task Delivered { get; }

    public void Add(Callback callback) => waiting.Writer.TryWrite(callback);

    /// <summary>Nothing is taken after this.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    private async Task DeliverAsync(CallbackClient client, CancellationToken stopping)
    {
        try
        {
            await foreach (var callback in waiting.Reader.ReadAllAsync(stopping))
                await client.DeliverAsync(callback, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            waiting.Writer.TryComplete();
        }
    }
}
