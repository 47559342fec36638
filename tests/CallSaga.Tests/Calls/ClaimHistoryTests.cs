using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Claims;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>Every change of a claim is kept with its turn, whatever comes twice, late, at once or in whatever order.</summary>
public sealed class ClaimHistoryTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task A_correction_is_kept_beside_what_it_corrects_each_with_call_turn_and_time()
    {
        var call = await TalkingAsync();

        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop")));
        await call.HappensAsync(Turn(call, 1, At(2), new ClaimChange("hardware_info", "Tablet")));

        var entries = (await HistoryAsync(call)).Entries;
        entries.Select(entry => (entry.Field, entry.Before, entry.After, entry.Cause.TurnId, entry.Cause.CallId, entry.Cause.ChangedAt)).ShouldBe(
        [
            ("hardware_info", null, "Laptop", new TurnId(call.Session, 0), call.Id, At(1)),
            ("hardware_info", "Laptop", "Tablet", new TurnId(call.Session, 1), call.Id, At(2)),
        ]);
        (await call.ConversationAsync()).Claim["hardware_info"].ShouldBe("Tablet");
    }

    [Fact]
    public async Task A_turn_that_comes_twice_adds_nothing()
    {
        var call = await TalkingAsync();
        var first = Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop")) with { StartsNewClaim = true, NewClaimAt = At(1) };
        var second = Turn(call, 1, At(2), new ClaimChange("hardware_info", "Tablet"));

        await call.HappensAsync(first);
        await call.HappensAsync(second);
        await call.HappensAsync(first);
        await call.HappensAsync(second);

        (await RowsAsync(call)).Count.ShouldBe(3);
        (await call.ConversationAsync()).Claim["hardware_info"].ShouldBe("Tablet");
        (await call.ConversationAsync()).EarlierClaims.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_turn_that_comes_late_does_not_undo_what_was_said_after_it()
    {
        var call = await TalkingAsync();
        await call.HappensAsync(Turn(call, 1, At(2), new ClaimChange("hardware_info", "Tablet")));

        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop"), new ClaimChange("first_seen", "2026-11-21T09:00:00+00:00")));

        (await call.ConversationAsync()).Claim.ShouldBe(Facts(("hardware_info", "Tablet"), ("first_seen", "2026-11-21T09:00:00+00:00")), ignoreOrder: true);
        (await HistoryAsync(call)).Entries.Select(entry => $"{entry.Field} {entry.Before} > {entry.After}").ShouldBe(
            ["hardware_info  > Laptop", "first_seen  > 2026-11-21T09:00:00+00:00", "hardware_info Laptop > Tablet"]);
    }

    [Fact]
    public async Task A_fact_that_comes_later_than_the_new_claim_after_it_belongs_to_the_old_one()
    {
        var call = await TalkingAsync();
        await call.HappensAsync(Turn(call, 1, At(2), new ClaimChange("hardware_info", "Phone")) with { StartsNewClaim = true, NewClaimAt = At(2) });

        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop")));

        var conversation = await call.ConversationAsync();
        conversation.Claim.ShouldBe(Facts(("hardware_info", "Phone")));
        conversation.EarlierClaims.ShouldHaveSingleItem().ShouldBe(Facts(("hardware_info", "Laptop")));
    }

    [Fact]
    public async Task A_new_claim_that_comes_late_puts_aside_what_was_known_when_it_began()
    {
        var call = await TalkingAsync();
        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop")));
        await call.HappensAsync(Turn(call, 2, At(3), new ClaimChange("hardware_info", "Phone")));

        await call.HappensAsync(Turn(call, 1, At(2)) with { StartsNewClaim = true, NewClaimAt = At(2) });

        var conversation = await call.ConversationAsync();
        conversation.Claim.ShouldBe(Facts(("hardware_info", "Phone")));
        conversation.EarlierClaims.ShouldHaveSingleItem().ShouldBe(Facts(("hardware_info", "Laptop")));
    }

    [Fact]
    public async Task A_new_claim_empties_every_fact_and_each_of_them_is_told()
    {
        var call = await TalkingAsync();
        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop"), new ClaimChange("first_seen", "2026-11-21T09:00:00+00:00")));

        await call.HappensAsync(Turn(call, 1, At(3), new ClaimChange("hardware_info", "Phone")) with { StartsNewClaim = true, NewClaimAt = At(2) });

        (await HistoryAsync(call)).Entries.Skip(2).Select(entry => (entry.IsNewClaim, entry.Field, entry.Before, entry.After, entry.Cause.ChangedAt)).ShouldBe(
        [
            (true, "hardware_info", "Laptop", null, At(2)),
            (true, "first_seen", "2026-11-21T09:00:00+00:00", null, At(2)),
            (false, "hardware_info", null, "Phone", At(3)),
        ]);
        (await call.ConversationAsync()).EarlierClaims.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_message_during_the_call_is_a_turn_like_any_other()
    {
        var call = await TalkingAsync();

        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("It is a tablet") with { Action = MessageAction.Sms }) with
        {
            ClaimChanges = [new("hardware_info", "Tablet")],
        });

        var cause = (await HistoryAsync(call)).Entries.ShouldHaveSingleItem().Cause;
        (await call.MessagesAsync()).Single(message => message.TurnId == cause.TurnId).Action.ShouldBe(MessageAction.Sms);
        cause.ChangedAt.ShouldBe(Some.Morning);
    }

    [Fact]
    public async Task A_call_that_goes_on_with_a_conversation_goes_on_with_its_history()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        await first.TalksAsync();
        await first.HappensAsync(Turn(first, 0, board.Clock.GetUtcNow(), new ClaimChange("hardware_info", "Laptop")));
        await first.DisconnectsAsync();
        await first.EdgeLetsGoAsync();
        board.Clock.Advance(TimeSpan.FromHours(1));
        var second = new PhoneCall(board, Some.Initiation(number));
        await second.TalksAsync();

        await second.HappensAsync(Turn(second, 0, board.Clock.GetUtcNow(), new ClaimChange("hardware_info", "Tablet")));

        (await HistoryAsync(second)).Entries.Select(entry => (entry.Cause.CallId, entry.Before, entry.After)).ShouldBe(
            [(first.Id, null, "Laptop"), (second.Id, "Laptop", "Tablet")]);
    }

    [Fact]
    public async Task Turns_of_two_calls_that_come_at_once_are_all_kept()
    {
        var number = Some.Number();
        var calls = new[] { new PhoneCall(board, Some.Initiation(number)), new PhoneCall(board, Some.Initiation(number)) };
        foreach (var call in calls)
            await call.TalksAsync();

        await Task.WhenAll(calls.SelectMany((call, caller) => Enumerable.Range(0, 8).Select(index =>
            call.HappensAsync(Turn(call, index, At((2 * index) + caller), new ClaimChange("hardware_info", $"{caller}-{index}"))))));

        var history = await HistoryAsync(calls[0]);
        history.Entries.Select(entry => entry.After).ShouldBe(Enumerable.Range(0, 8).SelectMany(index => new[] { $"0-{index}", $"1-{index}" }));
        (await calls[0].ConversationAsync()).Claim.ShouldBe(Facts(("hardware_info", "1-7")));
    }

    [Fact]
    public async Task Facts_of_before_there_was_a_history_are_kept_and_corrected_like_others()
    {
        var call = await TalkingAsync();
        await using (var store = board.OpenStore())
        {
            var id = (await call.StateAsync()).ConversationId;
            (await store.Conversations.SingleAsync(row => row.Id == id, Cancellation)).Claim = Facts(("hardware_info", "Laptop"), ("first_seen", "2026-11-21T09:00:00+00:00"));
            await store.SaveChangesAsync(Cancellation);
        }

        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Tablet")));
        await call.HappensAsync(Turn(call, 1, At(2), new ClaimChange("hardware_info", "Phone")));

        (await call.ConversationAsync()).Claim.ShouldBe(Facts(("hardware_info", "Phone"), ("first_seen", "2026-11-21T09:00:00+00:00")));
        (await HistoryAsync(call)).Entries.Select(entry => (entry.Before, entry.After)).ShouldBe([("Laptop", "Tablet"), ("Tablet", "Phone")]);
        (await RowsAsync(call)).Count(row => row.IsOfUnknownTurn).ShouldBe(2);
    }

    [Fact]
    public async Task A_value_that_no_store_can_keep_is_the_same_in_claim_and_history()
    {
        var call = await TalkingAsync();

        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "x\0y")));

        (await call.ConversationAsync()).Claim["hardware_info"].ShouldBe("x\uFFFDy");
        (await HistoryAsync(call)).Claim["hardware_info"].ShouldBe("x\uFFFDy");
    }

    [Fact]
    public async Task The_history_goes_with_its_conversation()
    {
        var call = await TalkingAsync();
        await call.HappensAsync(Turn(call, 0, At(1), new ClaimChange("hardware_info", "Laptop")));
        await call.HangUpAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync(lastTurn: 0);
        var conversation = (await call.StateAsync()).ConversationId;

        (await board.EraseAsync(call.Initiation.PhoneNumber)).Erased.ClaimChanges.ShouldBe(1);

        await call.HappensAsync(Turn(call, 1, At(2), new ClaimChange("hardware_info", "Tablet")));
        await using var store = board.OpenStore();
        (await store.ClaimChanges.AnyAsync(row => row.ConversationId == conversation, Cancellation)).ShouldBeFalse();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset At(int second) => Some.Morning.AddSeconds(second);

    private static Dictionary<string, string> Facts(params (string Field, string Value)[] facts) =>
        facts.ToDictionary(fact => fact.Field, fact => fact.Value, StringComparer.Ordinal);

    private static TurnCompleted Turn(PhoneCall call, int index, DateTimeOffset at, params ClaimChange[] changes) =>
        Some.Turn(call.Id, call.Session, index, Some.Said("Well")) with { ClaimChanges = [.. changes.Select(change => change with { ChangedAt = at })] };

    private async Task<PhoneCall> TalkingAsync()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        return call;
    }

    private async Task<ClaimHistory> HistoryAsync(PhoneCall call) => ClaimHistory.Of(await RowsAsync(call));

    private async Task<List<ClaimChangeRecord>> RowsAsync(PhoneCall call)
    {
        var id = (await call.StateAsync()).ConversationId;
        await using var store = board.OpenStore();
        return await store.ClaimChanges.AsNoTracking().Where(row => row.ConversationId == id).ToListAsync(Cancellation);
    }
}
