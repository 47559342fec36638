using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Failures;
using CallCenter.Platform.Messaging.Transports;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Messaging;

/// <summary>
/// Sends failed messages once more, or throws them away. A replay goes to the endpoint that failed and to no other, with the identity the
/// message had: endpoints that took it the first time do not see it again.
/// </summary>
public sealed class FailedMessages(IServiceScopeFactory scopes, IOptions<MessagingOptions> messaging, TimeProvider time)
{
    /// <summary>Messages replayed in one transaction, so that other writers get their turn.</summary>
    private const int BatchSize = 500;

    private const int Attempts = 5;

    /// <summary>Puts a message into the outbox instead.</summary>
    public async Task<ReplayOutcome> ReplayAsync(long id, CancellationToken cancellationToken) =>
        await ReplayAsync([id], cancellationToken) switch
        {
            { Replayed: > 0 } => ReplayOutcome.Replayed,
            { Unfit: > 0 } => ReplayOutcome.Unfit,
            _ => ReplayOutcome.NotThere,
        };

    /// <summary>
    /// Puts all messages into the outbox that are there now, those of one call or of all, in the order in which they failed; one
    /// that fails again meanwhile is not replayed twice.
    /// </summary>
    public async Task<ReplayCount> ReplayAllAsync(Guid? callId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().DeadLetters
            .Where(letter => callId == null || letter.CallId == callId)
            .OrderBy(letter => letter.Id)
            .Select(letter => letter.Id)
            .ToListAsync(cancellationToken);
        var all = new ReplayCount(0, 0);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var count = await ReplayAsync(batch, cancellationToken);
            all = new ReplayCount(all.Replayed + count.Replayed, all.Unfit + count.Unfit);
        }

        return all;
    }

    /// <summary>Throws a message away; false where there is none with this number.</summary>
    public async Task<bool> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var deleted = 0;
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () => deleted = await store.DeadLetters.Where(letter => letter.Id == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return deleted > 0;
    }

    private async Task<ReplayCount> ReplayAsync(long[] ids, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await ReplayAsync(scope.ServiceProvider, ids, cancellationToken);
            }
            catch (Exception error) when (attempt < Attempts && StoreConflict.Is(error))
            {
                // Somebody else replayed or deleted one of them at the same moment; those that are left are looked up again.
            }
        }
    }

    private async Task<ReplayCount> ReplayAsync(IServiceProvider scope, long[] ids, CancellationToken cancellationToken)
    {
        var store = scope.GetRequiredService<CallCenterDbContext>();
        var count = new ReplayCount(0, 0);
        await scope.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                var letters = await store.DeadLetters.Where(letter => ids.Contains(letter.Id)).OrderBy(letter => letter.Id).ToListAsync(cancellationToken);
                var fit = letters.FindAll(ReplayFitness.IsFit);
                var now = time.GetUtcNow();
                store.Outbox.AddRange(fit.Select(letter => Waiting(letter, now)));
                store.DeadLetters.RemoveRange(fit);
                count = new ReplayCount(fit.Count, letters.Count - fit.Count);
            },
            cancellationToken);
        return count;
    }

    private OutboxRecord Waiting(DeadLetterRecord letter, DateTimeOffset now) => new()
    {
        MessageId = letter.MessageId ?? NewId.NextGuid(),
        CallId = letter.CallId,
        DueAt = now,
        FreeAt = now,
        Destination = EndpointAddress.Of(letter.Endpoint, messaging.Value.Transport).ToString(),
        MessageType = letter.MessageType,
        ContentType = letter.ContentType,
        Body = letter.Body,
    };
}
