using CallCenter.Platform.Persistence;

namespace CallCenter.Platform.Effects;

/// <summary>
/// One effect outside, written down and not yet settled, or known from before. Held by one delivery at a time within a process; to be
/// disposed of when the delivery is through with it, settled or not.
/// </summary>
public sealed class Effect : IDisposable
{
    private readonly EffectLedger ledger;
    private readonly IDisposable turn;

    internal Effect(EffectLedger ledger, IDisposable turn) => (this.ledger, this.turn) = (ledger, turn);

    /// <summary>The call it belongs to.</summary>
    public required Guid CallId { get; init; }

    /// <summary>What is to be done, unique within the call.</summary>
    public required string Intent { get; init; }

    /// <summary>Which try this is, from 1; that of the last one where none is to be made.</summary>
    public required int Attempt { get; init; }

    /// <summary>What was known when the delivery began.</summary>
    public required EffectStanding Standing { get; init; }

    /// <summary>When the first try was written down: equal for all tries, as the time by which the other side knows a repetition has to be.</summary>
    public required DateTimeOffset FirstIntendedAt { get; init; }

    /// <summary>The name that the other side gave to what was done, or its reason for refusing; null where there is none, or none is known.</summary>
    public string? Reference { get; internal set; }

    /// <summary>When the outcome was known; null while it is not.</summary>
    public DateTimeOffset? SettledAt { get; internal set; }

    /// <summary>Whether it is to be brought about now, by the request that its earlier tries made.</summary>
    public bool IsDue => Standing is EffectStanding.New or EffectStanding.Repeatable;

    /// <summary>Writes down that it is done. Not to be cancelled: it happened.</summary>
    /// <param name="reference">The name that the other side gave it; null where it gave none.</param>
    public Task DoneAsync(string? reference) => ledger.SettleAsync(this, EffectOutcome.Done, reference);

    /// <summary>Writes down that the other side refused it for good.</summary>
    /// <param name="reason">Why, as is to be told again to a repetition; without numbers or words.</param>
    public Task RefusedAsync(string? reason) => ledger.SettleAsync(this, EffectOutcome.Refused, reason);

    /// <summary>Takes this try back: the request is known not to have left.</summary>
    public Task WithdrawAsync() => ledger.WithdrawAsync(this);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
