using System.Collections.Concurrent;

namespace CallCenter.Platform.Effects;

/// <summary>
/// Lets the deliveries of one command that this process works on at once take turns, so that the second finds what the first did. Other
/// processes are kept apart by the key of the table.
/// </summary>
internal sealed class EffectsUnderWay
{
    private readonly ConcurrentDictionary<(Guid CallId, string Intent), TaskCompletionSource> underWay = new();

    /// <summary>Waits until nobody here works on this effect, and takes the turn until the answer is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(Guid callId, string intent, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (underWay.GetOrAdd((callId, intent), mine) is var current && !ReferenceEquals(current, mine))
            await current.Task.WaitAsync(cancellationToken);
        return new Turn(this, (callId, intent), mine);
    }

    private sealed class Turn(EffectsUnderWay owner, (Guid CallId, string Intent) effect, TaskCompletionSource over) : IDisposable
    {
        public void Dispose()
        {
            owner.underWay.TryRemove(KeyValuePair.Create(effect, over));
            over.TrySetResult();
        }
    }
}
