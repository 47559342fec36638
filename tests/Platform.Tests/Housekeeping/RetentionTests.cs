using CallCenter.Platform.Configuration;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Housekeeping;

public abstract class RetentionTests(DatabaseProvider provider)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_conversation_goes_with_its_calls_and_all_they_left()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(91))));

        var erased = await house.Round.RunAsync(Cancellation);

        erased.ShouldBe(new ErasedRows
        {
            Calls = 1, CallRequests = 1, Conversations = 1, Messages = 1, ClaimChanges = 1, Turns = 1, UsageReports = 1, Effects = 1, PendingMessages = 1,
            FailedMessages = 1,
        });
        (await house.CountsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conversation_that_changed_since_stays_whole()
    {
        await using var house = await Household.CreateAsync(provider);
        var call = Traces.Call(house.DaysAgo(91));
        var again = Traces.Call(house.DaysAgo(89), conversation: call.ConversationId);
        await house.StoreAsync(Traces.Everything(call, updatedAt: again.ClosedAt).Append(again));

        (await house.Round.RunAsync(Cancellation)).Calls.ShouldBe(0);

        (await house.CountsAsync())["calls"].ShouldBe(2);
        (await house.CountsAsync())["messages"].ShouldBe(1);
    }

    [Theory]
    [InlineData("Talking")]
    [InlineData("Closing")]
    public async Task A_call_in_progress_keeps_its_conversation_however_old_that_is(string state)
    {
        await using var house = await Household.CreateAsync(provider);
        var call = Traces.Call(house.DaysAgo(400), state: state);
        await house.StoreAsync(Traces.Everything(call));

        (await house.Round.RunAsync(Cancellation)).Calls.ShouldBe(0);

        (await house.CountsAsync())["conversations"].ShouldBe(1);
    }

    [Fact]
    public async Task Age_is_counted_to_the_moment()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(90))));

        (await house.Round.RunAsync(Cancellation)).Conversations.ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromTicks(1));
        (await house.Round.RunAsync(Cancellation)).Conversations.ShouldBe(1);
    }

    [Fact]
    public async Task Zero_keeps_conversations_and_failed_messages_for_ever()
    {
        await using var house = await Household.CreateAsync(provider, new RetentionOptions { Conversations = TimeSpan.Zero, FailedMessages = TimeSpan.Zero });
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(30_000))));

        (await house.Round.RunAsync(Cancellation)).ShouldBe(ErasedRows.None);
    }

    [Fact]
    public async Task More_than_one_transaction_holds_goes_in_several()
    {
        await using var house = await Household.CreateAsync(provider);
        var rows = new List<object>();
        for (var i = 0; i < RetentionRound.BatchSize + 1; i++)
        {
            var call = Traces.Call(house.DaysAgo(91 + i));
            rows.AddRange(Traces.Everything(call));
            rows.Add(Traces.Said(call, 1));
        }

        await house.StoreAsync(rows);

        var erased = await house.Round.RunAsync(Cancellation);

        erased.Conversations.ShouldBe(RetentionRound.BatchSize + 1);
        erased.Messages.ShouldBe(2 * (RetentionRound.BatchSize + 1));
        (await house.CountsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_belongs_to_no_call_goes_by_its_own_age()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(
            Traces.Request("+33600000001", house.DaysAgo(91)),
            Traces.Request("+33600000002", house.DaysAgo(89)),
            new EffectRecord { CallId = Guid.NewGuid(), Intent = "sms:1", Attempt = 1, IntendedAt = house.DaysAgo(91) },
            new EffectRecord { CallId = Guid.NewGuid(), Intent = "sms:2", Attempt = 1, IntendedAt = house.DaysAgo(89) });

        var erased = await house.Round.RunAsync(Cancellation);

        erased.ShouldBe(new ErasedRows { CallRequests = 1, Effects = 1 });
        (await house.CountsAsync()).ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["requests"] = 1, ["effects"] = 1 });
    }

    [Fact]
    public async Task It_is_forgotten_after_a_week_which_messages_were_taken()
    {
        await using var house = await Household.CreateAsync(provider);
        var together = house.DaysAgo(8);
        await house.StoreAsync(
            Enumerable.Range(0, 600).Select(_ => Traces.Taken(together))
                .Concat(Enumerable.Range(0, 600).Select(i => Traces.Taken(house.DaysAgo(7.1 + i))))
                .Append(Traces.Taken(house.DaysAgo(7))));

        (await house.Round.RunAsync(Cancellation)).ShouldBe(new ErasedRows { TakenMessages = 1_200 });

        (await house.CountsAsync())["inbox"].ShouldBe(1);
    }

    [Fact]
    public async Task Failed_messages_are_thrown_away_after_a_month()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(
            Enumerable.Range(0, 501).Select(_ => Traces.Letter(house.DaysAgo(31))).Append(Traces.Letter(house.DaysAgo(30))));

        (await house.Round.RunAsync(Cancellation)).ShouldBe(new ErasedRows { FailedMessages = 501 });

        (await house.CountsAsync())["letters"].ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_that_changes_at_the_very_moment_is_not_erased_by_halves()
    {
        await using var house = await Household.CreateAsync(provider);
        var call = Traces.Call(house.DaysAgo(91));
        await house.StoreAsync(Traces.Everything(call));
        await using var store = house.Open();
        var found = new RowVersion(call.ConversationId, 3);
        await TouchAsync(house, call);

        await using (var transaction = await store.Database.BeginTransactionAsync(Cancellation))
        {
            await new Erasure(store).EraseAsync([found], [new(call.CorrelationId, 7)], [], Cancellation);
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => store.SaveChangesAsync(Cancellation));
        }

        (await house.CountsAsync()).Values.ShouldAllBe(count => count == 1);
        (await house.CountsAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Several_instances_at_once_erase_everything_once()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(Enumerable.Range(0, 40).SelectMany(i => Traces.Everything(Traces.Call(house.DaysAgo(91 + i)))));

        var erased = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await house.Round.RunAsync(Cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                return ErasedRows.None;
            }
        })));

        erased.Aggregate(ErasedRows.None, (sum, rows) => sum.And(rows)).Conversations.ShouldBe(40);
        (await house.CountsAsync()).ShouldBeEmpty();
    }

    private static async Task TouchAsync(Household house, CallState call)
    {
        await using var store = house.Open();
        (await store.Conversations.SingleAsync(row => row.Id == call.ConversationId, Cancellation)).Language = "fr-FR";
        await store.SaveChangesAsync(Cancellation);
    }
}
