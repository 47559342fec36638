using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Faults.Judging;

/// <summary>Reads the product's store from outside, through no seam.</summary>
internal sealed class StoreView(string file, TimeProvider time)
{
    /// <summary>Opens it.</summary>
    public CallCenterDbContext Open() =>
        new((DbContextOptions<CallCenterDbContext>)PersistenceRegistration.UseSqliteFile(new DbContextOptionsBuilder<CallCenterDbContext>(), file).Options);

    /// <summary>Messages that should have been sent by now.</summary>
    public async Task<IReadOnlyList<OutboxRecord>> DueAsync(CallCenterDbContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await context.Outbox.AsNoTracking().Where(message => message.DueAt <= now).ToListAsync(cancellationToken);
    }

    /// <summary>Whether every call is closed and no message waits or is under way.</summary>
    public async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        await using var context = Open();
        return !await context.Calls.AnyAsync(call => call.CurrentState != "Closed", cancellationToken)
            && (await DueAsync(context, cancellationToken)).Count == 0;
    }
}
