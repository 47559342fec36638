using CallCenter.Contracts.Calls;
using CallCenter.Platform.Costs;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Calls;

/// <summary>Reads calls, including those accepted a moment ago that the saga has no row for yet.</summary>
internal sealed class CallReader(CallCenterDbContext store, PriceList prices, TimeProvider time)
{
    /// <summary>How long an accepted call may go without a row of the saga before it counts as failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The call of an id, or the latest call of a phone number; null where there is none.</summary>
    public async Task<CallView?> FindAsync(string idOrPhone, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(idOrPhone, out var id))
            return (await ViewAsync([id], cancellationToken)).SingleOrDefault();
        return PhoneNumbers.TryParse(idOrPhone, out var number)
            ? (await PageAsync(number, page: 1, size: 1, cancellationToken)).Calls.SingleOrDefault()
            : null;
    }

    /// <summary>A page of calls, newest first, and how many there are in all; of one phone number or of all.</summary>
    public async Task<CallPage> PageAsync(PhoneNumber? number, int page, int size, CancellationToken cancellationToken)
    {
        var calls = store.Calls.Select(call => new { Id = call.CorrelationId, call.PhoneNumber, call.CreatedAt });
        var waiting = store.CallRequests
            .Where(request => !store.Calls.Any(call => call.CorrelationId == request.CallId))
            .Select(request => new { Id = request.CallId, request.PhoneNumber, request.CreatedAt });
        var all = calls.Concat(waiting);
        if (number is { Value: var value })
            all = all.Where(call => call.PhoneNumber == value);

        var total = await all.CountAsync(cancellationToken);
        var ids = await all.OrderByDescending(call => call.CreatedAt).ThenBy(call => call.Id)
            .Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size)
            .Select(call => call.Id)
            .ToListAsync(cancellationToken);
        return new CallPage(await ViewAsync(ids, cancellationToken), page, size, total);
    }

    private async Task<IReadOnlyList<CallView>> ViewAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var calls = await store.Calls.AsNoTracking().Where(call => ids.Contains(call.CorrelationId)).ToListAsync(cancellationToken);
        if (calls.Count < ids.Count)
        {
            var requests = await store.CallRequests.AsNoTracking().Where(request => ids.Contains(request.CallId)).ToListAsync(cancellationToken);
            calls.AddRange(requests.Where(request => calls.TrueForAll(call => call.CorrelationId != request.CallId)).Select(Accepted));
        }

        var conversationIds = calls.Select(call => call.ConversationId).Distinct().ToList();
        var conversations = await store.Conversations.AsNoTracking()
            .Where(conversation => conversationIds.Contains(conversation.Id))
            .ToDictionaryAsync(conversation => conversation.Id, cancellationToken);
        var messages = (await store.Messages.AsNoTracking()
            .Where(message => conversationIds.Contains(message.ConversationId))
            .OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)
            .ToListAsync(cancellationToken)).ToLookup(message => message.ConversationId);
        var changes = (await store.ClaimChanges.AsNoTracking()
            .Where(change => conversationIds.Contains(change.ConversationId))
            .ToListAsync(cancellationToken)).ToLookup(change => change.ConversationId);
        var timedIds = ids.Union(messages.SelectMany(said => said).Select(message => message.CallId)).ToList();
        var turns = (await store.Turns.AsNoTracking()
            .Where(turn => timedIds.Contains(turn.CallId))
            .OrderBy(turn => turn.Index)
            .ToListAsync(cancellationToken)).ToLookup(turn => turn.CallId);
        var usage = (await store.Usage.AsNoTracking()
            .Where(report => ids.Contains(report.CallId))
            .ToListAsync(cancellationToken)).ToLookup(report => report.CallId, report => report.Items);
        return [.. from id in ids
                   from call in calls
                   where call.CorrelationId == id
                   select new CallView(
                       call,
                       conversations.GetValueOrDefault(call.ConversationId),
                       ClaimChangeView.Of(changes[call.ConversationId], messages[call.ConversationId]),
                       [.. messages[call.ConversationId].Where(message => IsKnownTo(call, message.CallId, message.CreatedAt))],
                       [.. Unheard(call, [.. messages[call.ConversationId]], turns).Where(unheard => IsKnownTo(call, unheard.CallId, unheard.Words.CreatedAt))],
                       [.. turns[id]],
                       prices.Of(usage[id].SelectMany(items => items), Connected(call)))];
    }

    /// <summary>What was said in a later call of the same conversation is not part of this one.</summary>
    private static bool IsKnownTo(CallState call, Guid saidIn, DateTimeOffset saidAt) =>
        saidIn == call.CorrelationId || call.ClosedAt is not { } end || saidAt <= end;

    private static IReadOnlyList<UnheardView> Unheard(CallState call, IReadOnlyList<MessageRecord> messages, ILookup<Guid, TurnRecord> turns) =>
        UnheardView.Of(messages.Select(message => message.CallId).Append(call.CorrelationId).Distinct().SelectMany(id => turns[id]), messages);

    private TimeSpan Connected(CallState call) => call.ConnectedAt is { } since ? (call.ClosedAt ?? time.GetUtcNow()) - since : TimeSpan.Zero;

    private CallState Accepted(CallRequestRecord request)
    {
        var lost = time.GetUtcNow() - request.CreatedAt > Patience;
        return new CallState
        {
            CorrelationId = request.CallId,
            CurrentState = lost ? "Closed" : "Initiating",
            CloseReason = lost ? CloseReason.Failed : null,
            Direction = CallDirection.Outbound,
            PhoneNumber = request.PhoneNumber,
            Initiation = request.Initiation,
            Language = request.Initiation.DefaultLanguage,
            CreatedAt = request.CreatedAt,
        };
    }
}
