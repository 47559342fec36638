using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Transports;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Messaging;

/// <summary>
/// Sends messages that nobody could take once more, or throws them away. A replay goes to the endpoint that failed and to no other, with
/// the identity it had: those that took it the first time do not see it again.
/// </summary>
public sealed class FailedMessages(IServiceScopeFactory scopes, IOptions<MessagingOptions> messaging, TimeProvider time)
{
    /// <summary>Messages replayed in one transaction, so that other writers get their turn.</summary>
    private const int BatchSize = 500;

    private const int Attempts = 5;

    /// <summary>Puts a message into the outbox instead; false where there is none with this number.</summary>
    public async Task<bool> ReplayAsync(long id, CancellationToken cancellationToken) =>
        await ReplayAsync(letters => letters.Where(letter => letter.Id == id), cancellationToken) > 0;

    /// <summary>
    /// Puts all messages into the outbox that are there now, those of one call or of all, in the order in which they failed; one
    /// that fails again meanwhile is not replayed twice.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAllAsync(Guid? callId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().DeadLetters
            .Where(letter => callId == null || letter.CallId == callId)
            .OrderBy(letter => letter.Id)
            .Select(letter => letter.Id)
            .ToListAsync(cancellationToken);
        var replayed = 0;
        foreach (var batch in ids.Chunk(BatchSize))
            replayed += await ReplayAsync(letters => letters.Where(letter => batch.Contains(letter.Id)).OrderBy(letter => letter.Id), cancellationToken);
        return replayed;
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

    private async Task<int> ReplayAsync(Func<IQueryable<DeadLetterRecord>, IQueryable<DeadLetterRecord>> which, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await ReplayAsync(scope.ServiceProvider, which, cancellationToken);
            }
            catch (Exception error) when (attempt < Attempts && StoreConflict.Is(error))
            {
                // Somebody else replayed or deleted one of them at the same moment; those that are left are looked up again.
            }
        }
    }

    private async Task<int> ReplayAsync(IServiceProvider scope, Func<IQueryable<DeadLetterRecord>, IQueryable<DeadLetterRecord>> which, CancellationToken cancellationToken)
    {
        var store = scope.GetRequiredService<CallCenterDbContext>();
        var replayed = 0;
        await scope.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                var letters = await which(store.DeadLetters).ToListAsync(cancellationToken);
                store.Outbox.AddRange(letters.Select(Waiting));
                store.DeadLetters.RemoveRange(letters);
                replayed = letters.Count;
            },
            cancellationToken);
        return replayed;
    }

    private OutboxRecord Waiting(DeadLetterRecord letter) => new()
    {
        MessageId = letter.MessageId ?? NewId.NextGuid(),
        CallId = letter.CallId,
        DueAt = time.GetUtcNow(),
        Destination = EndpointAddress.Of(letter.Endpoint, messaging.Value.Transport).ToString(),
        MessageType = letter.MessageType,
        ContentType = letter.ContentType,
        Body = letter.Body,
    };
}
