using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Housekeeping;

/// <summary>
/// Erases every trace of a phone number from the store, in one transaction. News of its calls that comes afterwards finds no
/// such call and is dropped.
/// </summary>
public sealed class CallerErasure(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Within this time of being asked for, a call that the saga knows nothing of is on its way to it.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    /// <summary>A consumer that stores something for a call of the number at the very moment makes the attempt void.</summary>
    private const int Attempts = 5;

    private const string Closed = "Closed";

    /// <summary>
    /// Erases all calls and conversations with the number, what was said, timed, done and asked for in them, and the messages of these
    /// calls that wait or failed. With a call in progress nothing is erased. The number may be erased again: then nothing is left to.
    /// </summary>
    public async Task<CallerErasureOutcome> EraseAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
                CallerErasureOutcome? outcome = null;
                await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
                    async () => outcome = await EraseAsync(store, number.Value, cancellationToken), cancellationToken);
                return outcome!;
            }
            catch (Exception error) when (attempt < Attempts && StoreConflict.Is(error))
            {
                // Looked at again, in the state it has now.
            }
        }
    }

    private async Task<CallerErasureOutcome> EraseAsync(CallCenterDbContext store, string number, CancellationToken cancellationToken)
    {
        var calls = await store.Calls.Where(call => call.PhoneNumber == number)
            .Select(call => new { call.CorrelationId, call.Version, call.CurrentState, call.RecordingId })
            .ToListAsync(cancellationToken);
        var requests = await store.CallRequests.Where(request => request.PhoneNumber == number)
            .Select(request => new { request.CallId, request.CreatedAt })
            .ToListAsync(cancellationToken);
        var begun = time.GetUtcNow() - StartLimit;
        var live = calls.Where(call => !string.Equals(call.CurrentState, Closed, StringComparison.Ordinal)).Select(call => call.CorrelationId)
            .Concat(requests.Where(request => request.CreatedAt > begun && calls.TrueForAll(call => call.CorrelationId != request.CallId)).Select(request => request.CallId))
            .ToList();
        if (live.Count > 0)
            return new CallerErasureOutcome { InProgress = live };

        var conversations = await store.Conversations.Where(conversation => conversation.PhoneNumber == number)
            .Select(conversation => new RowVersion(conversation.Id, conversation.Version))
            .ToListAsync(cancellationToken);
        var erased = await new Erasure(store).EraseAsync(
            conversations, [.. calls.Select(call => new RowVersion(call.CorrelationId, call.Version))], [.. requests.Select(request => request.CallId)], cancellationToken);
        return new CallerErasureOutcome
        {
            Erased = erased.And(await NumberInMessages.EraseAsync(store, number, cancellationToken)),
            Recordings = [.. calls.Select(call => call.RecordingId).OfType<string>()],
        };
    }
}
