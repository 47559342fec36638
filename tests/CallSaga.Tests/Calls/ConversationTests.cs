using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class ConversationTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task A_turn_is_stored_with_all_that_came_of_it()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var tool = new ToolCall("1", "updated_claim", "{}", "done");
        var document = new DocumentReference("loan", "Can I borrow a laptop?", "faq.md");
        var answer = Some.Said("I see", Persona.Assistant) with { ToolCalls = [tool], Documents = [document], Style = Style.Sad };

        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("My laptop broke"), answer) with
        {
            ClaimChanges = [new("hardware_info", "Laptop")],
            Reminders = [Reminder("Call back", "first")],
            Timings = new TurnTimings { FirstAudioMs = 640 },
            Language = "fr-FR",
        });

        var messages = (await call.MessagesAsync()).Where(message => message.Action == MessageAction.Talk).ToList();
        messages.Select(message => (message.Content, message.Persona, message.Position)).ShouldBe(
            [("My laptop broke", Persona.Human, 0), ("I see", Persona.Assistant, 1)]);
        messages[1].ToolCalls.ShouldBe([tool]);
        messages[1].Documents.ShouldBe([document]);
        messages[1].Style.ShouldBe(Style.Sad);
        var conversation = await call.ConversationAsync();
        conversation.Claim.ShouldContainKeyAndValue("hardware_info", "Laptop");
        conversation.Reminders.ShouldHaveSingleItem().Description.ShouldBe("first");
        conversation.Language.ShouldBe("fr-FR");
        (await call.TurnsAsync()).ShouldHaveSingleItem().Timings.FirstAudioMs.ShouldBe(640);
        var state = await call.StateAsync();
        state.Language.ShouldBe("fr-FR");
        state.CallerSpoke.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_heard_is_stored_with_the_turn_and_no_part_of_the_conversation()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var cut = new UnheardWords { CreatedAt = Some.Morning, Language = "en-US", Message = 0, Generated = "Hello, this is Amélie", Sent = "Hello, this is" };
        var missed = new UnheardWords { CreatedAt = Some.Morning, Language = "en-US", Generated = "How can I help?", Sent = "" };

        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("Hello", Persona.Assistant)) with { Unheard = [cut] });
        await call.HappensAsync(Some.Turn(call.Id, call.Session, 1) with { Unheard = [missed] });

        (await call.TurnsAsync()).OrderBy(turn => turn.Index).SelectMany(turn => turn.Unheard).ShouldBe([cut, missed]);
        (await call.MessagesAsync()).Where(message => message.Action == MessageAction.Talk).Select(message => message.Content).ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task A_turn_delivered_twice_is_stored_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var turn = Some.Turn(call.Id, call.Session, 0, Some.Said("Hello")) with { StartsNewClaim = true, ClaimChanges = [new("hardware_info", "Laptop")] };

        await call.HappensAsync(turn);
        await call.HappensAsync(turn);

        (await call.MessagesAsync()).Count(message => message.Action == MessageAction.Talk).ShouldBe(1);
        (await call.ConversationAsync()).EarlierClaims.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_turn_without_words_is_stored_once_too()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.TurnEndsAsync(0);
        await call.TurnEndsAsync(0);

        (await call.TurnsAsync()).Count.ShouldBe(1);
        (await call.StateAsync()).CallerSpoke.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_of_the_assistant_alone_are_not_the_caller_speaking()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.TurnEndsAsync(0, Some.Said("Hello, this is Amélie", Persona.Assistant));

        (await call.StateAsync()).CallerSpoke.ShouldBeFalse();
    }

    [Fact]
    public async Task A_turn_that_comes_before_the_pick_up_is_reported_is_stored()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.TurnEndsAsync(0, Some.Said("Hello?"));

        await call.ShouldBeAsync("Initiating");
        (await call.MessagesAsync()).ShouldContain(message => message.Content == "Hello?");
    }

    [Fact]
    public async Task A_new_claim_puts_the_old_one_aside()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("A laptop")) with { ClaimChanges = [new("hardware_info", "Laptop")] });

        await call.HappensAsync(Some.Turn(call.Id, call.Session, 1, Some.Said("And a phone")) with
        {
            StartsNewClaim = true, ClaimChanges = [new("hardware_info", "Phone")],
        });

        var conversation = await call.ConversationAsync();
        conversation.EarlierClaims.ShouldHaveSingleItem().ShouldContainKeyAndValue("hardware_info", "Laptop");
        conversation.Claim.ShouldContainKeyAndValue("hardware_info", "Phone");
    }

    [Fact]
    public async Task A_reminder_with_the_same_title_replaces_the_earlier_one()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("A")) with { Reminders = [Reminder("Call back", "first"), Reminder("Other", "x")] });
        await call.HappensAsync(Some.Turn(call.Id, call.Session, 1, Some.Said("B")) with { Reminders = [Reminder("call back", "second")] });

        (await call.ConversationAsync()).Reminders.Select(reminder => reminder.Description).ShouldBe(["x", "second"]);
    }

    [Fact]
    public async Task A_caller_who_comes_back_in_time_goes_on_with_the_conversation()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        await first.TalksAsync();
        await first.HappensAsync(Some.Turn(first.Id, first.Session, 0, Some.Said("A laptop")) with { ClaimChanges = [new("hardware_info", "Laptop")] });
        await first.DisconnectsAsync();
        await first.EdgeLetsGoAsync();
        board.Clock.Advance(TimeSpan.FromHours(2.9));

        var second = new PhoneCall(board, Some.Initiation(number));
        await second.RingsAsync();

        (await second.StateAsync()).ConversationId.ShouldBe((await first.StateAsync()).ConversationId);
        (await second.ConversationAsync()).Claim.ShouldContainKeyAndValue("hardware_info", "Laptop");
    }

    [Fact]
    public async Task A_caller_who_comes_back_too_late_begins_anew()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        await first.IsClosedAsync();
        board.Clock.Advance(TimeSpan.FromHours(3.1));

        var second = new PhoneCall(board, Some.Initiation(number));
        await second.StartsAsync();

        (await second.StateAsync()).ConversationId.ShouldNotBe((await first.StateAsync()).ConversationId);
    }

    [Fact]
    public async Task Other_settings_begin_another_conversation()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        await first.StartsAsync();

        var second = new PhoneCall(board, Some.Initiation(number) with { Task = "Sell something" });
        await second.StartsAsync();

        (await second.StateAsync()).ConversationId.ShouldNotBe((await first.StateAsync()).ConversationId);
    }

    [Fact]
    public async Task Another_number_begins_another_conversation()
    {
        var first = new PhoneCall(board);
        var second = new PhoneCall(board);

        await first.StartsAsync();
        await second.StartsAsync();

        (await second.StateAsync()).ConversationId.ShouldNotBe((await first.StateAsync()).ConversationId);
    }

    [Fact]
    public async Task The_language_of_the_conversation_is_taken_up_with_it()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number, "fr-FR", "en-US"));
        await first.TalksAsync();
        await first.HappensAsync(Some.Turn(first.Id, first.Session, 0, Some.Said("Hello")));

        var second = new PhoneCall(board, Some.Initiation(number, "fr-FR", "en-US"));
        await second.StartsAsync();

        (await second.StateAsync()).Language.ShouldBe("en-US");
    }

    [Fact]
    public async Task Twenty_calls_at_once_keep_their_words_to_themselves()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new PhoneCall(board)).ToList();

        await Task.WhenAll(calls.Select(async call =>
        {
            await call.TalksAsync();
            await Task.WhenAll(Enumerable.Range(0, 5).Select(index => call.TurnEndsAsync(index, Some.Said($"canary {call.Id} {index}"))));
            await call.HangUpAsync();
            await call.DisconnectsAsync();
            await call.EdgeLetsGoAsync(lastTurn: 4);
        }));

        foreach (var call in calls)
        {
            await call.ShouldBeAsync("Closed");
            var words = (await call.MessagesAsync()).Where(message => message.Action == MessageAction.Talk).Select(message => message.Content);
            words.ShouldBe(Enumerable.Range(0, 5).Select(index => $"canary {call.Id} {index}"), ignoreOrder: true);
        }
    }

    private static Reminder Reminder(string title, string description) => new()
    {
        Title = title, Description = description, DueAt = Some.Morning.AddDays(1), Owner = "assistant", CreatedAt = Some.Morning,
    };
}
