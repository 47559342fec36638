using System.Collections.Concurrent;
using System.Data.Common;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Platform.Tests.Effects;

/// <summary>
/// Ends the work on an effect by an exception from the store, at the point where the process is to die; once for each time it is asked
/// to. What was committed by then stays committed. Given to a context as interceptor.
/// </summary>
internal sealed class Crashes : IDbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly ConcurrentDictionary<(Guid CallId, CrashPoint Point), bool> wanted = new();

    /// <summary>Whether a crash was asked for that did not come.</summary>
    public bool Wanted(Guid callId) => wanted.Keys.Any(crash => crash.CallId == callId);

    public void At(CrashPoint point, Guid callId) => wanted[(callId, point)] = true;

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var effect in Effects(eventData.Context).Where(entry => entry.State == EntityState.Modified))
            Crash(effect.Entity.CallId, CrashPoint.BroughtAbout);
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        foreach (var effect in Effects(eventData.Context))
            Crash(effect.Entity.CallId, effect.Entity.Outcome is EffectOutcome.Intended ? CrashPoint.WrittenDown : CrashPoint.Settled);
        return Task.CompletedTask;
    }

    private static IEnumerable<EntityEntry<EffectRecord>> Effects(DbContext? context) => context?.ChangeTracker.Entries<EffectRecord>() ?? [];

    private void Crash(Guid callId, CrashPoint point)
    {
        if (wanted.TryRemove((callId, point), out _))
            throw new InvalidOperationException($"The process died: {point}.");
    }
}
