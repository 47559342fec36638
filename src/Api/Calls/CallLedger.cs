using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Calls;

/// <summary>
/// Accepts calls to be placed. The request is stored together with the command that places it: a request that was accepted will be
/// carried out, one that was not leaves nothing behind. It can be read at once, although the saga's row appears a little later; and a
/// retry under the same key finds the first request, on any instance and after a restart.
/// </summary>
internal sealed class CallLedger(CallCenterDbContext store, StoreTransaction transaction, IPublishEndpoint bus, TimeProvider time)
{
    /// <summary>Stores the request and asks the saga for the call, once; null where the id was used for a different request before.</summary>
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
        return string.Equals(stored.ContentHash, accepted.ContentHash, StringComparison.Ordinal) ? stored : null;
    }

    private async Task<CallRequestRecord> AddAsync(CallRequestRecord accepted, CancellationToken cancellationToken)
    {
        using var span = CallTrace.Begin("place call", accepted.CallId);
        try
        {
            await transaction.RunAsync(
                async () =>
                {
                    store.CallRequests.Add(accepted);
                    await bus.Publish(
                        new StartCall { CallId = accepted.CallId, Initiation = accepted.Initiation, RequestedAt = accepted.CreatedAt },
                        cancellationToken);
                },
                cancellationToken);
            return accepted;
        }
        catch (DbUpdateException)
        {
            // Another request under the same key may have been faster; any other failure is one.
            store.ChangeTracker.Clear();
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
