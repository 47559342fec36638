using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence;

/// <summary>Lets the transactions of all processes work on one thing one after the other.</summary>
public static class StoreLock
{
    /// <summary>
    /// Waits until no other transaction holds this key, and holds it until the open transaction of the context ends. On SQLite there is
    /// nothing to wait for: a transaction there has the whole file to itself.
    /// </summary>
    /// <remarks>Take the call's key before any other, so that no two transactions wait for each other.</remarks>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="key">What to hold: the id of a call, or a <see cref="Messaging.StableId"/> for anything else.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">No transaction is open; the key would be let go at once.</exception>
    public static async Task HoldAsync(this CallCenterDbContext context, Guid key, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("a key is held for a transaction, and none is open");
        if (context.Database.IsNpgsql())
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({NumberOf(key)})", cancellationToken);
    }

    // PostgreSQL names such locks by 64 bits. Two keys that fall together only wait for each other without need.
    private static long NumberOf(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }
}
