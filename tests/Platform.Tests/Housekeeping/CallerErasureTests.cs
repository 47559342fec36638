using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Housekeeping;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Housekeeping;

public abstract class CallerErasureTests(DatabaseProvider provider)
{
    private const string Other = "+336123456789";

    private static readonly PhoneNumber Number = PhoneNumber.Parse(Traces.Number);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_trace_of_a_number_goes_and_nothing_of_another()
    {
        await using var house = await Household.CreateAsync(provider);
        var first = Traces.Call(house.DaysAgo(10));
        var second = Traces.Call(house.DaysAgo(9), conversation: first.ConversationId);
        second.RecordingId = "recording-1";
        await house.StoreAsync([.. Traces.Everything(first), second, .. Traces.Everything(Traces.Call(house.DaysAgo(8)))]);
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(10), Other)));

        var outcome = await house.Erasure.EraseAsync(Number, Cancellation);

        outcome.InProgress.ShouldBeEmpty();
        outcome.Erased.ShouldBe(new ErasedRows
        {
            Calls = 3, CallRequests = 2, Conversations = 2, Messages = 2, ClaimChanges = 2, Turns = 2, UsageReports = 2, Effects = 2, PendingMessages = 2,
            FailedMessages = 2,
        });
        outcome.Recordings.ShouldBe(["recording-1"]);
        (await house.CountsAsync()).Values.ShouldAllBe(count => count == 1);
        (await house.CountsAsync()).Count.ShouldBe(10);
        await using var store = house.Open();
        (await store.Calls.SingleAsync(Cancellation)).PhoneNumber.ShouldBe(Other);
        (await store.Messages.SingleAsync(Cancellation)).Documents.ShouldHaveSingleItem().Id.ShouldBe($"asked by {Other}");
    }

    [Fact]
    public async Task Erasing_again_finds_nothing()
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(1))));
        await house.Erasure.EraseAsync(Number, Cancellation);

        (await house.Erasure.EraseAsync(Number, Cancellation)).Erased.ShouldBe(ErasedRows.None);
    }

    [Fact]
    public async Task With_a_call_in_progress_nothing_is_erased()
    {
        await using var house = await Household.CreateAsync(provider);
        var live = Traces.Call(house.DaysAgo(0), state: "Talking");
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(1))).Append(live));
        var before = await house.CountsAsync();

        var outcome = await house.Erasure.EraseAsync(Number, Cancellation);

        outcome.InProgress.ShouldBe([live.CorrelationId]);
        outcome.Erased.ShouldBe(ErasedRows.None);
        (await house.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_call_that_was_just_asked_for_is_in_progress_and_one_that_never_began_is_not()
    {
        await using var house = await Household.CreateAsync(provider);
        var asked = Traces.Request(Traces.Number, house.Clock.GetUtcNow());
        await house.StoreAsync(asked);

        (await house.Erasure.EraseAsync(Number, Cancellation)).InProgress.ShouldBe([asked.CallId]);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await house.Erasure.EraseAsync(Number, Cancellation)).Erased.ShouldBe(new ErasedRows { CallRequests = 1 });
    }

    [Theory]
    [InlineData("""{"from":"+33612345678"}""", true)]
    [InlineData("""{"from":"\u002B33612345678","to":"1"}""", true)]
    [InlineData("""{"from":"+336123456789 or 033612345678"}""", false)]
    [InlineData("""{"from":"+336123456789","to":"33612345678"}""", true)]
    public async Task A_message_of_no_call_goes_where_it_names_just_this_number(string body, bool gone)
    {
        await using var house = await Household.CreateAsync(provider);
        await house.StoreAsync(Traces.Pending(call: null, house.DaysAgo(0), body), Traces.Letter(house.DaysAgo(0), call: null, body));

        var erased = (await house.Erasure.EraseAsync(Number, Cancellation)).Erased;

        erased.ShouldBe(gone ? new ErasedRows { PendingMessages = 1, FailedMessages = 1 } : ErasedRows.None);
        (await house.CountsAsync()).Count.ShouldBe(gone ? 0 : 2);
    }
}
