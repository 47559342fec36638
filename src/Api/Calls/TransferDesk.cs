using CallCenter.Contracts.Calls;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Calls;

/// <summary>
/// Takes requests to hand a call to the human agent; of those made at the same time, on whichever instance, one alone. What the call's row
/// tells counts once the saga has come to a request; until then the note does that is stored with the command, among the messages that
/// were taken, and goes with them.
/// </summary>
internal sealed class TransferDesk(CallCenterDbContext store, StoreTransaction transaction, IPublishEndpoint bus, TimeProvider time)
{
    /// <summary>
    /// How long a request keeps others off by its note. The saga comes to it within a fraction of a second; where it is away for longer, it
    /// still has the caller told once.
    /// </summary>
    public static readonly TimeSpan Reach = TimeSpan.FromSeconds(5);

    private const string Endpoint = "transfer-requests";

    /// <summary>The note of the last request for a call, as it was taken at a time.</summary>
    public static InboxRecord Note(Guid callId, DateTimeOffset takenAt) =>
        new() { MessageId = StableId.From("transfer", callId.ToString()), Endpoint = Endpoint, ConsumedAt = takenAt };

    /// <summary>Asks the saga for the transfer; false where it was asked a moment ago.</summary>
    public async Task<bool> TakeAsync(Guid callId, CancellationToken cancellationToken)
    {
        var taken = false;
        await transaction.RunAsync(
            callId,
            async () =>
            {
                var note = Note(callId, time.GetUtcNow());
                var last = await store.Inbox.SingleOrDefaultAsync(
                    other => other.MessageId == note.MessageId && other.Endpoint == note.Endpoint, cancellationToken);
                if (last is not null && note.ConsumedAt - last.ConsumedAt < Reach)
                    return;
                using var span = CallTrace.Begin("transfer for a supervisor", callId);
                if (last is null)
                    store.Inbox.Add(note);
                else
                    last.ConsumedAt = note.ConsumedAt;
                await bus.Publish(new TransferCall { CallId = callId, BySupervisor = true }, cancellationToken);
                taken = true;
            },
            cancellationToken);
        return taken;
    }
}
