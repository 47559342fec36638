using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Calls;

/// <summary>
/// Accepts calls to be placed. The request is stored before the saga is told, for two reasons: the call can be read the moment it was
/// accepted, although the saga's row appears a little later; and a retry under the same key finds the first request, on any instance
/// and after a restart.
/// </summary>
internal sealed class CallLedger(CallCenterDbContext store, IPublishEndpoint bus, TimeProvider time)
{
    /// <summary>
    /// Stores the request and asks the saga for the call; null where the id was used for a different request before.
    /// A retry asks the saga again: that does nothing to an existing call and saves one that was lost on the way.
    /// </summary>
    public async Task<CallRequestRecord?> AcceptAsync(Guid callId, CallRequest request, CallInitiation initiation, CancellationToken cancellationToken)
    {
        var accepted = new CallRequestRecord
        {
            CallId = callId,
            ContentHash = HashOf(request),
            PhoneNumber = initiation.PhoneNumber.Value,
            Initiation = initiation,
            CreatedAt = time.GetUtcNow(),
        };
        var stored = await FindAsync(callId, cancellationToken) ?? await AddAsync(accepted, cancellationToken);
        if (!string.Equals(stored.ContentHash, accepted.ContentHash, StringComparison.Ordinal))
            return null;

        await bus.Publish(new StartCall { CallId = callId, Initiation = stored.Initiation, RequestedAt = stored.CreatedAt }, cancellationToken);
        return stored;
    }

    private async Task<CallRequestRecord> AddAsync(CallRequestRecord accepted, CancellationToken cancellationToken)
    {
        store.CallRequests.Add(accepted);
        try
        {
            await store.SaveChangesAsync(cancellationToken);
            return accepted;
        }
        catch (DbUpdateException)
        {
            // Another request under the same key may have been faster; any other failure is one.
            store.Entry(accepted).State = EntityState.Detached;
            var stored = await FindAsync(accepted.CallId, cancellationToken);
            if (stored is null)
                throw;
            return stored;
        }
    }

    private Task<CallRequestRecord?> FindAsync(Guid callId, CancellationToken cancellationToken) =>
        store.CallRequests.AsNoTracking().SingleOrDefaultAsync(request => request.CallId == callId, cancellationToken);

    private static string HashOf(CallRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ApiJson.Options)));
}
