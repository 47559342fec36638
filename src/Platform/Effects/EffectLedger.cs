using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Effects;

/// <summary>
/// Keeps effects outside from happening twice, whenever the process dies:
/// 1. The intent is written down and committed, in a transaction of its own.
/// 2. The effect is brought about.
/// 3. It is settled, again in a transaction of its own.
/// 4. Its outcome is published, in the transaction of the consumed message.
/// A death after 1 or 2 leaves an unsettled try, which the next delivery repeats only as long as the other side knows a repetition; a
/// death after 3 leaves a settled one, of which the next delivery tells the outcome and does nothing else.
/// </summary>
public sealed class EffectLedger
{
    private readonly IServiceScopeFactory scopes;
    private readonly StoreTransaction consumption;
    private readonly EffectsUnderWay underWay;
    private readonly TimeProvider time;

    internal EffectLedger(IServiceScopeFactory scopes, StoreTransaction consumption, EffectsUnderWay underWay, TimeProvider time) =>
        (this.scopes, this.consumption, this.underWay, this.time) = (scopes, consumption, underWay, time);

    /// <summary>
    /// Writes down that an effect is about to be brought about, unless the ledger knows that it must not be, and tells what it knows.
    /// Waits while another delivery in this process works on the same effect.
    /// </summary>
    /// <param name="callId">The call.</param>
    /// <param name="intent">What is to be done, unique within the call.</param>
    /// <param name="repeatableFor">
    /// From the first try, how long the other side is sure to know a repetition and to do nothing twice; zero where it never does.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">
    /// The scope's own transaction is open. The intent could not be committed before the effect, and the effect would hold up every writer.
    /// </exception>
    /// <exception cref="DbUpdateException">Another process wrote the same try down at the same moment; nothing was written here.</exception>
    public async Task<Effect> BeginAsync(Guid callId, string intent, TimeSpan repeatableFor, CancellationToken cancellationToken)
    {
        if (consumption.IsOpen)
            throw new InvalidOperationException($"The effect '{intent}' cannot be brought about within a transaction of the store.");
        var turn = await underWay.EnterAsync(callId, intent, cancellationToken);
        try
        {
            return await WriteDownAsync(turn, callId, intent, repeatableFor, cancellationToken);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Settles all tries: they were one request, so what is true of the last one is true of all.</summary>
    internal Task SettleAsync(Effect effect, EffectOutcome outcome, string? reference) => ChangeAsync(
        async store =>
        {
            (effect.Reference, effect.SettledAt) = (reference, time.GetUtcNow());
            foreach (var row in await Rows(store, effect.CallId, effect.Intent).Where(row => row.Outcome == EffectOutcome.Intended).ToListAsync())
                (row.Outcome, row.Reference, row.SettledAt) = (outcome, reference, effect.SettledAt);
        },
        CancellationToken.None);

    internal Task WithdrawAsync(Effect effect) => ChangeAsync(
        async store => store.RemoveRange(await Rows(store, effect.CallId, effect.Intent).Where(row => row.Attempt == effect.Attempt).ToListAsync()),
        CancellationToken.None);

    private async Task<Effect> WriteDownAsync(
        IDisposable turn, Guid callId, string intent, TimeSpan repeatableFor, CancellationToken cancellationToken)
    {
        Effect effect = null!;
        await ChangeAsync(
            async store =>
            {
                var now = time.GetUtcNow();
                var tries = await Rows(store, callId, intent).AsNoTracking().OrderBy(row => row.Attempt).ToListAsync(cancellationToken);
                var settled = tries.Find(row => row.Outcome != EffectOutcome.Intended);
                var standing = Standing(tries, settled, now - repeatableFor);
                var attempt = tries is [.., var last] ? last.Attempt : 0;
                if (standing is EffectStanding.New or EffectStanding.Repeatable)
                    store.Add(new EffectRecord { CallId = callId, Intent = intent, Attempt = ++attempt, IntendedAt = now });
                effect = new Effect(this, turn)
                {
                    CallId = callId,
                    Intent = intent,
                    Attempt = attempt,
                    Standing = standing,
                    FirstIntendedAt = tries is [var first, ..] ? first.IntendedAt : now,
                    Reference = settled?.Reference,
                    SettledAt = settled?.SettledAt,
                };
            },
            cancellationToken);
        return effect;
    }

    private static EffectStanding Standing(List<EffectRecord> tries, EffectRecord? settled, DateTimeOffset forgottenBefore) => (tries, settled) switch
    {
        ([], _) => EffectStanding.New,
        (_, { Outcome: EffectOutcome.Done }) => EffectStanding.Done,
        (_, { Outcome: EffectOutcome.Refused }) => EffectStanding.Refused,
        ([var first, ..], _) => first.IntendedAt > forgottenBefore ? EffectStanding.Repeatable : EffectStanding.Doubtful,
    };

    private static IQueryable<EffectRecord> Rows(CallCenterDbContext store, Guid callId, string intent) =>
        store.Effects.Where(row => row.CallId == callId && row.Intent == intent);

    // A scope of its own: the row has to be there whatever becomes of the message that is being consumed.
    private async Task ChangeAsync(Func<CallCenterDbContext, Task> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(() => change(store), cancellationToken);
    }
}
