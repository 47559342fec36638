using System.Collections.ObjectModel;
using CallCenter.Platform.Persistence;

namespace CallCenter.Platform.Claims;

/// <summary>The claim of a conversation, made of all that was ever written into it, in whatever order it arrived.</summary>
public sealed class ClaimHistory
{
    private readonly Dictionary<string, string> claim;
    private readonly List<Dictionary<string, string>> finished = [];
    private readonly List<ClaimHistoryEntry> entries = [];

    private ClaimHistory(IReadOnlyDictionary<string, string> start) => claim = new(start, StringComparer.Ordinal);

    /// <summary>Facts known in the end, in the order in which they came up.</summary>
    public Dictionary<string, string> Claim => new(claim, StringComparer.Ordinal);

    /// <summary>Claims that were put aside for a new one, oldest first.</summary>
    public IReadOnlyList<Dictionary<string, string>> Finished => finished;

    /// <summary>Changes whose turn is known, oldest first; what said again what was known changed nothing.</summary>
    public IReadOnlyList<ClaimHistoryEntry> Entries => entries;

    /// <summary>The history that rows of one conversation tell.</summary>
    public static ClaimHistory Of(IEnumerable<ClaimChangeRecord> rows) => Of(rows, ReadOnlyDictionary<string, string>.Empty);

    /// <summary>How it goes on from a claim with rows that follow all that made it.</summary>
    public static ClaimHistory Of(IEnumerable<ClaimChangeRecord> rows, IReadOnlyDictionary<string, string> start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(start);
        var history = new ClaimHistory(start);
        foreach (var row in InOrder(rows))
            history.Take(row);
        return history;
    }

    /// <summary>
    /// What is of no known turn first; then turns of one session by their number, whatever its clock did, and sessions by time. The sort
    /// keeps the order of what is equal.
    /// </summary>
    private static IEnumerable<ClaimChangeRecord> InOrder(IEnumerable<ClaimChangeRecord> rows) => rows
        .GroupBy(row => row.SourceId)
        .SelectMany(OfOneSource)
        .OrderBy(row => !row.Row.IsOfUnknownTurn)
        .ThenBy(row => row.Moment)
        .ThenBy(row => row.Row.SourceId)
        .Select(row => row.Row);

    private static IEnumerable<(DateTimeOffset Moment, ClaimChangeRecord Row)> OfOneSource(IEnumerable<ClaimChangeRecord> rows)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var row in rows.OrderBy(row => row.TurnIndex).ThenBy(row => row.Position))
        {
            latest = row.ChangedAt > latest ? row.ChangedAt : latest;
            yield return (latest, row);
        }
    }

    private void Take(ClaimChangeRecord row)
    {
        if (row.Field is { } field)
            Set(row, field, row.Value);
        else if (claim.Count > 0)
            PutAside(row);
    }

    private void PutAside(ClaimChangeRecord row)
    {
        var old = Claim;
        finished.Add(old);
        foreach (var field in old.Keys)
            Set(row, field, value: null);
    }

    private void Set(ClaimChangeRecord cause, string field, string? value)
    {
        var before = claim.GetValueOrDefault(field);
        if (string.Equals(before, value, StringComparison.Ordinal))
            return;
        if (value is null)
            claim.Remove(field);
        else
            claim[field] = value;
        if (!cause.IsOfUnknownTurn)
            entries.Add(new ClaimHistoryEntry(cause, field, before, value));
    }
}
