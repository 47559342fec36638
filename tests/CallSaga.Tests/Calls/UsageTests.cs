using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Notifications;
using CallCenter.Contracts.Usage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>What a call uses is stored, whatever comes twice, late or in whatever order.</summary>
public sealed class UsageTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task What_a_turn_has_used_is_stored_once_however_often_it_comes()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var turn = Some.Turn(call.Id, call.Session, 0, Some.Said("Hello")) with { Usage = [new(UsageKind.InputTokens, 20, "fast"), new(UsageKind.OutputTokens, 12, "fast")] };

        await call.HappensAsync(turn);
        await call.HappensAsync(turn);
        await call.HappensAsync(turn with { Index = 1 });

        (await UsageAsync(call)).ShouldBe(["InputTokens fast 40", "OutputTokens fast 24"]);
    }

    [Fact]
    public async Task A_turn_in_which_nothing_was_used_leaves_no_row()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.TurnEndsAsync(0, Some.Said("Hello"));

        (await UsageAsync(call)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_session_has_used_after_its_last_turn_is_stored_once_whenever_it_comes(bool late)
    {
        var call = new PhoneCall(board);
        if (late)
            await call.IsClosedAsync();
        else
            await call.TalksAsync();
        var version = (await call.StateAsync()).Version;
        var rest = new UsageReported { CallId = call.Id, SessionId = call.Session, Usage = [new(UsageKind.CharactersSpoken, 80)] };

        await call.HappensAsync(rest);
        await call.HappensAsync(rest);
        await call.HappensAsync(rest with { SessionId = Guid.NewGuid() });

        (await UsageAsync(call)).ShouldBe(["CharactersSpoken  160"]);
        // Whoever erases the call meanwhile has to see that it changed.
        (await call.StateAsync()).Version.ShouldBe(version + 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_text_message_is_counted_once_whoever_it_goes_to(bool toCaller)
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var sms = new SmsSent
        {
            SmsId = Guid.NewGuid(), CallId = call.Id, To = call.Initiation.PhoneNumber, Text = "Building 4", Language = "en-US", ToCaller = toCaller, SentAt = board.Clock.GetUtcNow(),
        };

        await call.HappensAsync(sms);
        await call.HappensAsync(sms);

        (await UsageAsync(call)).ShouldBe(["TextMessages  1"]);
    }

    [Fact]
    public async Task Each_part_of_a_long_text_message_counts()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(new SmsSent
        {
            SmsId = Guid.NewGuid(), CallId = call.Id, To = call.Initiation.PhoneNumber, Text = "Long", Parts = 3, Language = "en-US", ToCaller = true, SentAt = board.Clock.GetUtcNow(),
        });

        (await UsageAsync(call)).ShouldBe(["TextMessages  3"]);
    }

    [Fact]
    public async Task What_a_summary_took_is_stored_once_for_each_time_it_was_made()
    {
        var call = new PhoneCall(board);
        await call.IsClosedAsync();
        var ready = new InsightsReady
        {
            CallId = call.Id,
            ConversationId = (await call.ConversationAsync()).Id,
            Synthesis = new Synthesis { Short = "a", Long = "b", Satisfaction = Satisfaction.High, ImprovementSuggestions = "" },
            Next = new NextAction(NextActionKind.CaseClosed, "c"),
            Usage = [new(UsageKind.InputTokens, 700, "slow")],
        };
        var (first, second) = (NewId.NextGuid(), NewId.NextGuid());

        await board.DeliverAsync(ready, first, token: null);
        await board.DeliverAsync(ready, first, token: null);
        await board.DeliverAsync(ready, second, token: null);

        (await UsageAsync(call)).ShouldBe(["InputTokens slow 1400"]);
    }

    private async Task<List<string>> UsageAsync(PhoneCall call)
    {
        await using var store = board.OpenStore();
        var rows = await store.Usage.AsNoTracking().Where(row => row.CallId == call.Id).ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. rows.SelectMany(row => row.Items)
                .GroupBy(item => (item.Kind, item.Model), item => item.Quantity)
                .OrderBy(same => same.Key.Kind)
                .Select(same => $"{same.Key.Kind} {same.Key.Model} {same.Sum()}"),
        ];
    }
}
