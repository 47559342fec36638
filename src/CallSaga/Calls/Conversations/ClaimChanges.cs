using CallCenter.Contracts.Media;
using CallCenter.Platform.Claims;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>How a claim follows its history.</summary>
internal static class ClaimChanges
{
    /// <summary>What a turn writes into the claim of its conversation.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="now">The time, where the turn tells none.</param>
    public static IReadOnlyList<ClaimChangeRecord> Written(this TurnCompleted turn, Guid conversationId, DateTimeOffset now)
    {
        var rows = new List<ClaimChangeRecord>();
        var at = turn.Messages is [.., var last] ? last.CreatedAt : now;
        if (turn.StartsNewClaim)
            Add(turn.NewClaimAt, field: null, value: null);
        foreach (var change in turn.ClaimChanges)
            Add(change.ChangedAt, change.Field, change.Value);
        return rows;

        void Add(DateTimeOffset? when, string? field, string? value) => rows.Add(new ClaimChangeRecord
        {
            ConversationId = conversationId,
            CallId = turn.CallId,
            SourceId = turn.SessionId,
            TurnIndex = turn.Index,
            Position = rows.Count,
            ChangedAt = when ?? at,
            Field = field,
            Value = value,
        });
    }

    /// <summary>What the claim holds and no row tells of: a version that kept no history wrote it.</summary>
    public static IEnumerable<ClaimChangeRecord> Unexplained(this ConversationRecord conversation) => conversation.Claim.Select((fact, position) => new ClaimChangeRecord
    {
        ConversationId = conversation.Id,
        SourceId = conversation.Id,
        Position = position,
        ChangedAt = conversation.CreatedAt,
        Field = fact.Key,
        Value = fact.Value,
    });

    /// <summary>Takes over the facts of a turn that follows all that the claim has.</summary>
    public static void Append(this ConversationRecord conversation, IReadOnlyList<ClaimChangeRecord> written)
    {
        var history = ClaimHistory.Of(written, conversation.Claim);
        conversation.Claim = history.Claim;
        conversation.EarlierClaims.AddRange(history.Finished);
    }

    /// <summary>Takes over the facts of a turn that comes late, in their place: what turns after it wrote down stays.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="written">What the turn wrote.</param>
    /// <param name="known">All that was written before.</param>
    public static void Insert(this ConversationRecord conversation, IReadOnlyList<ClaimChangeRecord> written, IReadOnlyList<ClaimChangeRecord> known)
    {
        var finished = ClaimHistory.Of(known).Finished.Count;
        var history = ClaimHistory.Of(known.Concat(written));
        conversation.Claim = history.Claim;
        conversation.EarlierClaims = [.. conversation.EarlierClaims.SkipLast(finished), .. history.Finished];
    }
}
