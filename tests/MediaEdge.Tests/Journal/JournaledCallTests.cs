using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Journal;

[Trait("Speed", "slow")]
public sealed class JournaledCallTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() =>
        _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("journal:enabled", "true"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_call_with_answers_tools_and_texts_goes_again_exactly()
    {
        _edge.Words[3000] = "I lost my card.";
        _edge.Respond = (_, _) => Answers.With(
            new FirstTokenReceived(),
            new AssistantSentence("I am sorry.", Style.Sad),
            new ToolCalled(new ToolCall("1", "updated_claim", "{}", "noted")),
            new ClaimUpdated([new ClaimChange("hardware_info", "card")]),
            new ReminderNoted(new Reminder { Title = "Card", Description = "Send one", DueAt = DateTimeOffset.UnixEpoch, Owner = "customer", CreatedAt = DateTimeOffset.UnixEpoch }),
            new LanguageChanged("fr-FR"),
            new SmsRequested("Your reference is 42."),
            new AssistantSentence("C'est noté.", Style.None));
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2);
        await _edge.SendAsync(call.Address, new SayToCaller { CallId = call.Id, SayId = Guid.NewGuid(), Text = "On ferme bientôt." });
        await _edge.SendAsync(call.Address, new CallerTexted { CallId = call.Id, TextId = Guid.NewGuid(), Text = "ABC123" });
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 4);
        await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge, call.Id, phone));
    }

    [Fact]
    public async Task A_call_that_is_interrupted_goes_again_exactly()
    {
        InterruptedStory.Tell(_edge);
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        await InterruptedStory.HearAsync(phone);
        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3);
        InterruptedStory.Story.ShouldStartWith(turns[1].Messages[1].Content);
        turns[1].Messages[1].Content.Length.ShouldBeLessThan(InterruptedStory.Story.Length);
        turns[1].Unheard.ShouldHaveSingleItem().Generated.ShouldBe(InterruptedStory.Story);
        turns[2].Messages[0].Content.ShouldBe(InterruptedStory.Objection);
        var journal = await Journals.HangUpAsync(_edge, call.Id, phone);
        Journals.Records(journal).ShouldContain(record => Journals.KindOf(record) == RecordKind.AudioStopped);
        await Journals.ShouldGoAgainAsync(journal);
    }

    [Fact]
    public async Task A_call_with_keys_goes_again_exactly()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        foreach (var key in "4711#")
            phone.Presses(key);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2);
        await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge, call.Id, phone));
    }

    [Fact]
    public async Task A_call_whose_synthesis_fails_goes_again_exactly()
    {
        _edge.Synthesis = peer => Task.CompletedTask; // Closes every connection at once.
        var id = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(id);
        await phone.PassAsync(seconds: 20);
        phone.Presses('1');
        phone.Presses('#');
        await _edge.Bus.WaitAsync<TurnCompleted>(id, 1);
        var journal = await Journals.HangUpAsync(_edge, id, phone);
        phone.FramesHeard.ShouldBe(0);
        var happened = await Journals.ShouldGoAgainAsync(journal);
        happened.ShouldContain(line => line.What == "the synthesis of a sentence fails");
    }

    [Fact]
    public async Task A_call_that_is_hung_up_on_while_sound_is_sent_goes_again_exactly()
    {
        _edge.Words[3000] = "Tell me a story.";
        _edge.Respond = (_, _) => Answers.Of("Once upon a time there was a telephone which nobody answered.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + 45);
        await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge, call.Id, phone));
    }

    [Fact]
    public async Task A_session_that_takes_over_begins_with_what_was_said_before_it()
    {
        _edge.Words[3000] = "I lost my card.";
        var call = await GreetedCall.StartAsync(_edge);
        await using var first = call.Phone;
        first.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2);
        await using var second = await _edge.ConnectAsync(call.Id);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3);
        second.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 4);
        await Should.ThrowAsync<InvalidOperationException>(() => Journals.HangUpAsync(_edge, call.Id, second)); // There are two.
        foreach (var path in Journals.Paths(_edge, call.Id))
            await Journals.ShouldGoAgainAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_turn_of_the_saga_and_a_goodbye_go_again_exactly()
    {
        _edge.Words[3000] = "That was all.";
        _edge.Respond = (_, _) => Answers.With(new AssistantSentence("Goodbye then.", Style.None), new EmergencyRequested("fire", "Paris", "me", "fire brigade"), new CallEndRequested());
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<HangUpCall>(call.Id);
        await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge, call.Id, phone));
    }

    [Fact]
    public async Task Flags_that_change_during_a_call_change_again_at_the_same_moment()
    {
        _edge.Words[3000] = "I lost my card.";
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var configuration = _edge.Services.GetRequiredService<IConfiguration>();
        configuration["features:vad_silence_timeout_ms"] = "900";
        ((IConfigurationRoot)configuration).Reload();
        await phone.PassAsync(seconds: 3);
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2);
        var journal = await Journals.HangUpAsync(_edge, call.Id, phone);
        Journals.Records(journal).ShouldContain(record => Journals.KindOf(record) == RecordKind.Flags);
        await Journals.ShouldGoAgainAsync(journal);
    }

    [Fact]
    public async Task A_journal_is_for_the_eyes_of_its_owner_alone()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        await Journals.HangUpAsync(_edge, call.Id, phone);
        if (OperatingSystem.IsWindows())
            return;
        var path = Journals.Paths(_edge, call.Id).Single();
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.GetDirectoryName(path)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Without_the_setting_no_journal_is_kept()
    {
        await _edge.DisposeAsync();
        _edge = await EdgeHost.StartAsync(("media_edge:drain_limit_sec", "0"));
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        Journals.Paths(_edge, call.Id).ShouldBeEmpty();
    }
}
