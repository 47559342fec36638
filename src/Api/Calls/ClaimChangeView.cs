using CallCenter.Platform.Claims;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>A change of one fact of a claim.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Before">What it was; null where it was not known.</param>
/// <param name="After">What it became; null where a new claim emptied it.</param>
/// <param name="ChangedAt">When it was written down.</param>
/// <param name="Cause">How it came about.</param>
/// <param name="CallId">The call.</param>
/// <param name="Turn">The turn whose words brought it about.</param>
internal sealed record ClaimChangeView(
    string Field, string? Before, string? After, DateTimeOffset ChangedAt, ClaimChangeCause Cause, Guid CallId, TurnId Turn)
{
    /// <summary>The history that rows of a conversation tell, oldest change first.</summary>
    /// <param name="rows">What turns wrote into its claim.</param>
    /// <param name="messages">All that was said in it.</param>
    public static IReadOnlyList<ClaimChangeView> Of(IEnumerable<ClaimChangeRecord> rows, IEnumerable<MessageRecord> messages)
    {
        var history = ClaimHistory.Of(rows);
        if (history.Entries.Count == 0)
            return [];
        var spoken = messages.ToLookup(message => message.SourceId, message => message.TurnIndex);
        return
        [
            .. history.Entries.Select(entry => new ClaimChangeView(
                entry.Field,
                entry.Before,
                entry.After,
                entry.Cause.ChangedAt,
                entry.IsNewClaim ? ClaimChangeCause.NewClaim : ClaimChangeCause.UpdatedClaim,
                entry.Cause.CallId,
                WithWords(entry.Cause.TurnId, spoken[entry.Cause.SourceId]))),
        ];
    }

    /// <summary>Facts of a claim that is put aside in the same turn come ahead of it, without words; these follow under the next number.</summary>
    private static TurnId WithWords(TurnId turn, IEnumerable<int> spoken) =>
        turn with { Index = spoken.Where(index => index >= turn.Index).DefaultIfEmpty(turn.Index).Min() };
}
