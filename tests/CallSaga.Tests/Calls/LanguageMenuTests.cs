using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class LanguageMenuTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task Several_languages_are_offered_before_anybody_talks()
    {
        var call = await OfferedAsync();

        var menu = call.Published<PlayLanguageMenu>(m => m.CallId).ShouldHaveSingleItem();
        menu.Languages.ShouldBe(["fr-FR", "en-US"]);
        menu.SpokenIn.ShouldBe("fr-FR");
        menu.Attempt.ShouldBe(1);
        menu.Caller.ShouldBe(call.Initiation.PhoneNumber);
        call.Published<PlaceCall>(m => m.CallId).ShouldHaveSingleItem().StreamAtOnce.ShouldBeFalse();
        call.Waits<LanguageMenuTimedOut>().Count.ShouldBe(1);
        call.Waits<MediaStartTimedOut>().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_chosen_language_is_spoken()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(Chose(call, 1, "en-US"));

        (await call.StateAsync()).Language.ShouldBe("en-US");
        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem().Attempt.ShouldBe(0);
        call.Waits<MediaStartTimedOut>().Count.ShouldBe(1);
        await call.EdgeTakesItAsync();
        await call.ShouldBeAsync("Talking");
    }

    [Fact]
    public async Task A_choice_reported_twice_counts_once()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(Chose(call, 1, "en-US"));
        await call.HappensAsync(Chose(call, 1, "fr-FR"));

        (await call.StateAsync()).Language.ShouldBe("en-US");
        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_choice_that_was_not_offered_is_asked_for_again()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(Chose(call, 1, "de-DE"));

        call.Published<PlayLanguageMenu>(m => m.CallId).Select(menu => menu.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task After_three_menus_without_an_answer_the_default_language_is_spoken()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(Failed(call, 1));
        await call.HappensAsync(Failed(call, 2));
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        await call.HappensAsync(Failed(call, 3));

        call.Published<PlayLanguageMenu>(m => m.CallId).Select(menu => menu.Attempt).ShouldBe([1, 2, 3]);
        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
        (await call.StateAsync()).Language.ShouldBe("fr-FR");
    }

    [Fact]
    public async Task A_failure_reported_twice_counts_once()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(Failed(call, 1));
        await call.HappensAsync(Failed(call, 1));

        call.Published<PlayLanguageMenu>(m => m.CallId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_menu_that_cannot_be_played_is_skipped()
    {
        var call = await OfferedAsync();

        await call.HappensAsync(new LanguageMenuRefused { CallId = call.Id, Attempt = 1 });

        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_menu_without_any_outcome_is_stopped_and_skipped()
    {
        var call = await OfferedAsync();

        await call.RunsOutAsync<LanguageMenuTimedOut>();

        call.Published<CancelMedia>(m => m.CallId).Count.ShouldBe(1);
        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
        await call.HappensAsync(Failed(call, 1));
        call.Published<PlayLanguageMenu>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_during_the_menu_ends_the_call()
    {
        var call = await OfferedAsync();

        await call.DisconnectsAsync();
        await call.HappensAsync(Failed(call, 1));
        await call.RunsOutAsync<LanguageMenuTimedOut>();

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
        call.Published<PlayLanguageMenu>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_late_answer_to_the_menu_changes_nothing_while_talking()
    {
        var call = await OfferedAsync();
        await call.HappensAsync(Chose(call, 1, "en-US"));
        await call.EdgeTakesItAsync();

        await call.HappensAsync(Chose(call, 1, "fr-FR"));
        await call.HappensAsync(Failed(call, 1));

        (await call.StateAsync()).Language.ShouldBe("en-US");
        await call.ShouldBeAsync("Talking");
    }

    private static RecognizeCompleted Chose(PhoneCall call, int attempt, string label) => new()
    {
        CallId = call.Id,
        CloudEventId = call.NextEvent(),
        ConnectionId = Some.ConnectionId,
        OperationContext = $"language-menu-{attempt}",
        Result = new(200, 8533),
        ChoiceLabel = label,
    };

    private static RecognizeFailed Failed(PhoneCall call, int attempt) => new()
    {
        CallId = call.Id,
        CloudEventId = call.NextEvent(),
        ConnectionId = Some.ConnectionId,
        OperationContext = $"language-menu-{attempt}",
        Result = new(400, 8510),
    };

    private async Task<PhoneCall> OfferedAsync()
    {
        var call = new PhoneCall(board, Some.Initiation(number: null, "fr-FR", "en-US"));
        await call.StartsAsync();
        await call.IsPlacedAsync();
        await call.ConnectsAsync();
        return call;
    }
}
