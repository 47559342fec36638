using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Messaging.Inbox;

/// <summary>The message that is being consumed in a scope: whether it was taken before, and the note that it is taken now.</summary>
internal sealed class Consumption(CallCenterDbContext context, TimeProvider time)
{
    private static readonly PerModel<Func<CallCenterDbContext, Guid, string, CancellationToken, Task<bool>>> Taken = new(() => EF.CompileAsyncQuery(
        (CallCenterDbContext store, Guid messageId, string endpoint, CancellationToken cancellationToken) =>
            store.Inbox.Any(taken => taken.MessageId == messageId && taken.Endpoint == endpoint)));

    private (Guid MessageId, string Endpoint)? current;

    /// <summary>Whether the note is part of a transaction.</summary>
    public bool IsNoted { get; private set; }

    /// <summary>Begins to consume a message; true where the endpoint is done with it already.</summary>
    public Task<bool> WasTakenAsync(Guid messageId, string endpoint, CancellationToken cancellationToken)
    {
        current = (messageId, endpoint);
        return Taken.For(context)(context, messageId, endpoint, cancellationToken);
    }

    /// <summary>
    /// Notes in the open transaction that the message is taken. Where the same message was taken by somebody else meanwhile, the key of the
    /// table refuses the transaction.
    /// </summary>
    public void Note()
    {
        if (current is not { } message || IsNoted)
            return;
        IsNoted = true;
        context.Inbox.Add(new InboxRecord { MessageId = message.MessageId, Endpoint = message.Endpoint, ConsumedAt = time.GetUtcNow() });
    }
}
