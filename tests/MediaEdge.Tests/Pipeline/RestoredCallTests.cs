using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Speech;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>A call that comes to an edge after another one has lost it.</summary>
[Trait("Speed", "slow")]
public sealed class RestoredCallTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_caller_who_spoke_last_is_answered_after_an_apology()
    {
        ChatContext? seen = null;
        _edge.Respond = (context, _) =>
        {
            seen = context;
            return Answers.Of("I have blocked it.");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Assistant, "What can I do for you?"), (Persona.Human, "Block my card."));
        await using var phone = await _edge.ConnectAsync(call);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0];

        turn.Messages.ShouldHaveSingleItem().Content.ShouldBe($"{Apology(call)} I have blocked it.");
        seen!.FirstTurnOfResumedCall.ShouldBeFalse();
        seen.Messages.Select(message => message.Content).ShouldBe(["What can I do for you?", "Block my card."]);
    }

    [Fact]
    public async Task A_question_that_was_open_is_asked_again_and_the_answer_is_understood_with_all_that_was_said()
    {
        _edge.Words[3000] = "In Paris.";
        IReadOnlyList<ConversationMessage> seen = [];
        _edge.Respond = (context, _) =>
        {
            seen = context.Messages;
            return Answers.Of("Thank you.");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I am sorry. Where did you lose it?"));
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content
            .ShouldBe($"{Apology(call)} Where did you lose it?");
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        seen.Select(message => message.Content).ShouldBe(
            ["I lost my card.", "I am sorry. Where did you lose it?", $"{Apology(call)} Where did you lose it?", "In Paris."]);
    }

    [Fact]
    public async Task A_caller_who_was_asked_nothing_hears_the_apology_and_is_listened_to()
    {
        var asked = 0;
        _edge.Respond = (_, _) =>
        {
            asked++;
            return Answers.Of("Yes?");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I have noted it."));
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldBe(Apology(call));

        asked.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_caller_was_saying_when_the_line_came_back_is_no_turn_and_the_question_is_heard_after_it()
    {
        (_edge.Words[3000], _edge.Words[5000]) = ("4711 laptop.", "A red laptop.");
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost something."), (Persona.Assistant, "I am sorry. What did you lose?"));
        await using var phone = await SpeakingAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content
            .ShouldBe($"{Apology(call)} What did you lose?");
        phone.Says(5000, seconds: 1);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[0].Content.ShouldBe("A red laptop.");
    }

    [Fact]
    public async Task A_caller_who_was_asked_nothing_and_was_speaking_is_asked_to_say_it_again()
    {
        _edge.Words[3000] = "4711 laptop.";
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I have noted it."));
        await using var phone = await SpeakingAsync(call);

        await phone.PassAsync(seconds: 10);
        string.Join(' ', _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).Select(message => message.Content))
            .ShouldBe($"{Apology(call)} {_edge.Prompt(SpokenPrompt.Error, call)}");
    }

    [Fact]
    public async Task A_caller_whose_line_broke_before_anything_was_said_to_its_end_is_greeted_anew_and_what_they_were_saying_is_no_turn()
    {
        (_edge.Words[3000], _edge.Words[5000]) = ("4711 laptop.", "I lost a laptop.");
        _edge.Holder = Guid.NewGuid();
        var call = await _edge.KnownCallAsync();
        await using var phone = await SpeakingAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Persona.ShouldBe(Persona.Assistant);
        phone.Says(5000, seconds: 1);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[0].Content.ShouldBe("I lost a laptop.");
    }

    [Fact]
    public async Task A_caller_whose_line_broke_before_they_heard_anything_is_greeted_by_the_edge_that_held_them_too()
    {
        var synthesised = new TaskCompletionSource();
        _edge.Synthesis = async peer =>
        {
            await synthesised.Task;
            await SpokenLetters.LeadAsync(peer);
        };
        var call = await _edge.KnownCallAsync();
        await using var first = await _edge.ConnectAsync(call);
        await first.PassAsync(seconds: 0.2);
        await using var phone = await _edge.ConnectAsync(call);
        (await _edge.Bus.WaitAsync<MediaSessionEnded>(call))[0].Reason.ShouldBe(StreamEnd.Replaced);
        synthesised.SetResult();

        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        turns[0].Messages.ShouldBeEmpty();
        turns[0].Unheard.ShouldHaveSingleItem().Generated.ShouldStartWith(_edge.Prompt(SpokenPrompt.Hello, call));
        turns[1].Messages.ShouldHaveSingleItem().Content.ShouldStartWith(_edge.Prompt(SpokenPrompt.Hello, call));
    }

    [Fact]
    public async Task A_caller_whose_last_words_broke_off_is_asked_to_say_them_again_and_not_answered()
    {
        var asked = 0;
        _edge.Respond = (_, _) =>
        {
            asked++;
            return Answers.Of("Yes?");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Assistant, "What did you lose?"), (Persona.Human, "It is a ca…"));
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content
            .ShouldBe($"{Apology(call)} {_edge.Prompt(SpokenPrompt.Error, call)}");

        asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_text_message_that_breaks_off_is_answered_as_it_is()
    {
        _edge.Respond = (_, _) => Answers.Of("Yes?");
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I am sorry."));
        await _edge.TextedAsync(call, "And then…");
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldBe($"{Apology(call)} Yes?");
    }

    [Fact]
    public async Task A_caller_who_is_told_where_an_earlier_call_ended_is_not_asked_to_say_again_what_they_were_saying()
    {
        _edge.Words[3000] = "4711 laptop.";
        _edge.Respond = (_, _) => Answers.Of("You have lost a laptop, I hear.");
        _edge.Holder = Guid.NewGuid();
        var call = await _edge.KnownCallAsync((Persona.Human, "I lost a laptop."), (Persona.Assistant, "I have noted it."));
        await using var phone = await SpeakingAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldEndWith("You have lost a laptop, I hear.");
    }

    // Two seconds pass until the detector knows the line; nothing of the assistant is heard before the caller has finished.
    private async Task<TestPhone> SpeakingAsync(Guid call)
    {
        var synthesised = new TaskCompletionSource();
        _edge.Synthesis = async peer =>
        {
            await synthesised.Task;
            await SpokenLetters.LeadAsync(peer);
        };
        var phone = await _edge.ConnectAsync(call);
        await phone.PassAsync(seconds: 2.5);
        phone.Says(3000, seconds: 1);
        await phone.PassAsync(seconds: 3);
        synthesised.SetResult();
        return phone;
    }

    private string Apology(Guid call) => _edge.Prompt(SpokenPrompt.Reconnected, call);
}
