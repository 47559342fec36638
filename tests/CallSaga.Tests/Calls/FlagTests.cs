using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class FlagTests
{
    [Fact]
    public async Task Calls_are_recorded_where_that_is_wanted()
    {
        await using var board = new Switchboard(("features:recording_enabled", "true"));
        await board.InitializeAsync();
        var call = new PhoneCall(board);

        await call.TalksAsync();
        call.Published<StartRecording>(m => m.CallId).ShouldHaveSingleItem().ServerCallId.ShouldBe(Some.ServerCallId);
        await call.HappensAsync(new RecordingStarted { CallId = call.Id, RecordingId = "rec-1" });
        await call.HappensAsync(new RecordingChanged { CallId = call.Id, CloudEventId = "1", ConnectionId = "", RecordingId = "rec-1", Active = false });

        (await call.StateAsync()).RecordingId.ShouldBe("rec-1");
    }

    [Fact]
    public async Task Recording_begins_when_the_shared_id_comes_late()
    {
        await using var board = new Switchboard(("features:recording_enabled", "true"));
        await board.InitializeAsync();
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.EdgeTakesItAsync();
        call.Published<StartRecording>(m => m.CallId).ShouldBeEmpty();
        await call.ConnectsAsync();
        await call.ConnectsAsync();

        call.Published<StartRecording>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_are_not_recorded_otherwise()
    {
        await using var board = new Switchboard();
        await board.InitializeAsync();
        var call = new PhoneCall(board);

        await call.TalksAsync();

        call.Published<StartRecording>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Conversations_are_never_taken_up_again_where_that_is_turned_off()
    {
        await using var board = new Switchboard(("features:callback_timeout_hour", "0"));
        await board.InitializeAsync();
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        var second = new PhoneCall(board, Some.Initiation(number));

        await first.StartsAsync();
        await second.StartsAsync();

        (await second.StateAsync()).ConversationId.ShouldNotBe((await first.StateAsync()).ConversationId);
    }

    [Fact]
    public async Task What_a_caller_was_drawn_is_recorded_and_counts_for_the_whole_call()
    {
        await using var board = new Switchboard(("features:recording_enabled", "false 50%, true 50%"));
        await board.InitializeAsync();
        var calls = Enumerable.Range(0, 8).Select(_ => new PhoneCall(board)).ToList();

        foreach (var call in calls)
            await call.TalksAsync();

        foreach (var call in calls)
        {
            var recorded = (await call.StateAsync()).Variants.ShouldHaveSingleItem();
            recorded.Key.ShouldBe("recording_enabled");
            call.Published<StartRecording>(m => m.CallId).Count.ShouldBe(string.Equals(recorded.Value, "true", StringComparison.Ordinal) ? 1 : 0);
        }
    }

    [Fact]
    public async Task The_name_of_the_callers_instructions_is_recorded_too()
    {
        await using var board = new Switchboard(
            ("prompts:llm:trials:0:prompt", "chat_system_tpl"), ("prompts:llm:trials:0:name", "brief"), ("prompts:llm:trials:0:percent", "100"), ("prompts:llm:trials:0:text", "Be brief."));
        await board.InitializeAsync();
        var call = new PhoneCall(board);

        await call.StartsAsync();

        (await call.StateAsync()).Variants.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("prompts.llm.chat_system_tpl", "brief"));
    }

    [Fact]
    public async Task The_name_of_the_texts_that_a_caller_hears_is_recorded_and_the_saga_and_the_language_menu_go_by_it()
    {
        await using var board = new Switchboard(
            ("prompts:tts:trials:0:prompt", "connect_agent_tpl"), ("prompts:tts:trials:0:name", "brief"), ("prompts:tts:trials:0:percent", "100"), ("prompts:tts:trials:0:texts:fr:0", "Un instant."));
        await board.InitializeAsync();
        var call = new PhoneCall(board, Some.Initiation(number: null, "fr-FR", "en-US"));
        await call.StartsAsync();
        await call.IsPlacedAsync();
        await call.ConnectsAsync();
        var recorded = KeyValuePair.Create("prompts.tts.connect_agent_tpl", "brief");

        (await call.StateAsync()).Variants.ShouldHaveSingleItem().ShouldBe(recorded);
        call.Published<PlayLanguageMenu>(m => m.CallId).ShouldHaveSingleItem().Variants.ShouldHaveSingleItem().ShouldBe(recorded);
        await call.HappensAsync(new RecognizeCompleted
        {
            CallId = call.Id, CloudEventId = call.NextEvent(), ConnectionId = Some.ConnectionId, OperationContext = "language-menu-1", Result = new(200, 8533), ChoiceLabel = "fr-FR",
        });
        await call.EdgeTakesItAsync();
        await call.TransferAsync(bySupervisor: true);

        call.Sent<SayToCaller>(m => m.CallId).ShouldHaveSingleItem().Text.ShouldBe("Un instant.");
    }

    [Fact]
    public async Task Nothing_is_recorded_of_flags_that_are_the_same_for_all()
    {
        await using var board = new Switchboard();
        await board.InitializeAsync();
        var call = new PhoneCall(board);

        await call.StartsAsync();

        (await call.StateAsync()).Variants.ShouldBeEmpty();
    }

    [Fact]
    public async Task Waits_are_as_long_as_configured()
    {
        await using var board = new Switchboard(("calls:ring_timeout_sec", "7"));
        await board.InitializeAsync();
        var call = new PhoneCall(board);

        await call.StartsAsync();

        call.Waits<CallSaga.Calls.Timeouts.RingTimedOut>().ShouldHaveSingleItem().Delay.TotalSeconds.ShouldBe(7, tolerance: 5);
    }
}
