using CallCenter.Contracts.Calls;
using CallCenter.Platform.Claims;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Faults.Judging;

/// <summary>Holds the store, at the end, against what happened in the world.</summary>
/// <param name="store">What the product keeps.</param>
/// <param name="deeds">What it did, and promised.</param>
/// <param name="told">What the callers said.</param>
/// <param name="texted">Numbers that got text messages, one entry each message.</param>
/// <param name="testimony">What it announced; null where nobody listened.</param>
internal sealed class Judge(StoreView store, Deeds deeds, IReadOnlyList<Told> told, IReadOnlyList<string> texted, Testimony? testimony)
{
    private const string DialIntent = "place";
    private const string SmsIntent = "sms-";

    private readonly List<string> lost = [];
    private readonly List<string> duplicate = [];
    private readonly List<string> stuck = [];
    private readonly List<string> wrong = [];
    private ILookup<Guid, MessageRecord> record = Array.Empty<MessageRecord>().ToLookup(message => message.ConversationId);

    /// <summary>The verdict on a run.</summary>
    public async Task<FaultReport> JudgeAsync(IReadOnlyList<string> crashes, IReadOnlyCollection<string> points, CancellationToken cancellationToken)
    {
        await using var context = store.Open();
        var calls = await context.Calls.AsNoTracking().ToListAsync(cancellationToken);
        var conversations = await context.Conversations.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);

        var changes = (await context.ClaimChanges.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(change => change.ConversationId);
        record = (await context.Messages.AsNoTracking().OrderBy(message => message.CreatedAt).ToListAsync(cancellationToken)).ToLookup(message => message.ConversationId);
        var effects = await context.Effects.AsNoTracking().ToListAsync(cancellationToken);

        Promises(calls);
        Numbers(calls);
        Ledger(calls, effects.ToLookup(effect => effect.CallId));
        foreach (var call in calls)
        {
            Ending(call);
            AfterCall(call, conversations.GetValueOrDefault(call.ConversationId));
        }

        foreach (var conversation in conversations.Values)
            History(conversation, changes[conversation.Id]);
        await LeftoversAsync(context, cancellationToken);
        var completed = calls.Count(call => Claimed(call, conversations.GetValueOrDefault(call.ConversationId)));
        return new FaultReport
        {
            Calls = calls.Count,
            Completed = completed,
            Resumed = told.Count(caller => caller.Resumed),
            Lost = lost,
            Duplicate = duplicate,
            Stuck = stuck,
            Wrong = wrong,
            Crashes = crashes,
            Points = points,
        };
    }

    /// <summary>A 201 means that the call will be placed; a delivery that was taken means that the caller is answered.</summary>
    private void Promises(List<CallState> calls)
    {
        foreach (var (id, number) in deeds.Accepted)
        {
            if (calls.Find(call => call.CorrelationId == id) is not { } call)
                lost.Add($"call {id} was accepted and has no saga");
            else if (deeds.DialsOf(number) == 0 && call.CloseReason is null)
                lost.Add($"call {id} was accepted and never dialled");
        }

        foreach (var number in deeds.Rung.Where(number => !Exists(calls, number)))
            lost.Add($"the ringing of {number} was taken and has no saga");
    }

    private void Numbers(List<CallState> calls)
    {
        foreach (var number in deeds.Dialled)
        {
            if (deeds.DialsOf(number) is > 1 and var dials)
                duplicate.Add($"{number} was dialled {dials} times");
            if (!Exists(calls, number))
                lost.Add($"{number} was dialled and has no saga");
        }

        foreach (var number in calls.GroupBy(call => call.PhoneNumber, StringComparer.Ordinal).Where(group => group.Count() > 1))
            duplicate.Add($"{number.Key} has {number.Count()} sagas");
        foreach (var number in texted.GroupBy(number => number, StringComparer.Ordinal).Where(group => group.Count() > 1))
            duplicate.Add($"{number.Key} got {number.Count()} text messages");
    }

    /// <summary>What was done outside is written down before, so that somebody can know of it whatever dies: the other side may forget.</summary>
    private void Ledger(List<CallState> calls, ILookup<Guid, EffectRecord> effects)
    {
        foreach (var call in calls)
        {
            var known = effects[call.CorrelationId].Select(effect => effect.Intent).ToList();
            if (deeds.DialsOf(call.PhoneNumber) > 0 && !known.Contains(DialIntent, StringComparer.Ordinal))
                wrong.Add($"call {call.CorrelationId} was dialled and the ledger does not know");
            if (texted.Contains(call.PhoneNumber, StringComparer.Ordinal) && !known.Exists(intent => intent.StartsWith(SmsIntent, StringComparison.Ordinal)))
                wrong.Add($"the caller of call {call.CorrelationId} was texted and the ledger does not know");
        }
    }

    private void Ending(CallState call)
    {
        if (!IsClosed(call))
            stuck.Add($"call {call.CorrelationId} is {call.CurrentState}");
    }

    /// <summary>What follows a call: announced once, summarised once where the caller spoke.</summary>
    private void AfterCall(CallState call, ConversationRecord? conversation)
    {
        if (!IsClosed(call))
            return;
        if (testimony is not null)
            Witnessed(call, testimony);
        if (call.CallerSpoke && conversation?.Synthesis is null)
            lost.Add($"call {call.CorrelationId} has no synthesis");
        if (conversation is null)
            lost.Add($"call {call.CorrelationId} has no conversation");
        else
            Facts(call, conversation);
    }

    private void Witnessed(CallState call, Testimony heard)
    {
        Once(call, "closed", heard.ClosedOf(call.CorrelationId), wanted: true);
        // With words that became known late it is summarised anew.
        Once(call, "summarised", heard.SummarisedOf(call.CorrelationId), call.CallerSpoke, more: heard.HeardLateOf(call.CorrelationId));
    }

    private void Once(CallState call, string what, int times, bool wanted, int more = 0)
    {
        if (times > 1 + more)
            duplicate.Add($"call {call.CorrelationId} was {what} {times} times");
        else if (times == 0 && wanted)
            lost.Add($"call {call.CorrelationId} was never {what}");
    }

    /// <summary>Facts are as the caller said them; all of them where the talk came to its end.</summary>
    private void Facts(CallState call, ConversationRecord conversation)
    {
        if (told.FirstOrDefault(caller => string.Equals(caller.PhoneNumber, call.PhoneNumber, StringComparison.Ordinal)) is not { } caller)
            return;
        Fact(call, conversation, "lost_item", caller.Item);
        Fact(call, conversation, "building_location", Told.Place);
    }

    private void Fact(CallState call, ConversationRecord conversation, string field, string? said)
    {
        if (!conversation.Initiation.Claim.Any(wanted => string.Equals(wanted.Name, field, StringComparison.Ordinal)))
            return;
        if (conversation.Claim.GetValueOrDefault(field) is { Length: > 0 } stored)
        {
            if (said is null || !stored.Contains(said, StringComparison.OrdinalIgnoreCase))
                wrong.Add($"call {call.CorrelationId} has {field} '{stored}', said was '{said}'{Written(conversation)}");
        }
        else if (call.CloseReason == CloseReason.AssistantHungUp)
        {
            wrong.Add($"call {call.CorrelationId} ended well without {field}, said was '{said}'{Written(conversation)}");
        }
    }

    // Nothing of a run outlives it but the verdict: what came of the words has to be seen in it.
    private string Written(ConversationRecord conversation) =>
        string.Concat(record[conversation.Id].Where(message => message.Content.Length > 0).Select(message => $"; {message.Persona} of {message.SourceId.ToString()[..4]}: '{message.Content}'"));

    /// <summary>Every fact has a turn that it comes from, and no turn is there twice or left out.</summary>
    private void History(ConversationRecord conversation, IEnumerable<ClaimChangeRecord> changes)
    {
        var traced = ClaimHistory.Of(changes).Claim;
        if (traced.Count != conversation.Claim.Count || traced.Except(conversation.Claim).Any())
            wrong.Add($"conversation {conversation.Id} has a claim that its history does not tell");
    }

    private static bool Claimed(CallState call, ConversationRecord? conversation) => call.CloseReason switch
    {
        CloseReason.AssistantHungUp => conversation is { Claim.Count: > 0 },
        CloseReason.Busy or CloseReason.Transferred or CloseReason.CallerHungUp => true,
        _ => false,
    };

    private static bool IsClosed(CallState call) => string.Equals(call.CurrentState, "Closed", StringComparison.Ordinal);

    private static bool Exists(List<CallState> calls, string number) =>
        calls.Exists(call => string.Equals(call.PhoneNumber, number, StringComparison.Ordinal));

    private async Task LeftoversAsync(CallCenterDbContext context, CancellationToken cancellationToken)
    {
        foreach (var message in await store.StuckAsync(context, cancellationToken))
            stuck.Add($"message {MessageName(message.MessageType)} of call {message.CallId} waits in the outbox after {message.Attempts} attempts");
        foreach (var letter in await context.DeadLetters.AsNoTracking().ToListAsync(cancellationToken))
            stuck.Add($"message {MessageName(letter.MessageType)} of call {letter.CallId} failed on {letter.Endpoint}: {letter.Reason}");
    }

    private static string MessageName(string types) => Product.MessageNames.Of(types.Split(';'));
}
