using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Notifications;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

[Trait("Speed", "slow")]
public sealed class CallSessionTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    // The phone's clock runs fast: with a short silence timeout a slow machine would see warnings between the steps of a test.
    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_call_is_greeted_and_answered_and_every_turn_is_published_with_what_was_heard()
    {
        var (loss, fees) = (new DocumentReference("loss", "I lost my card", "cards.md"), new DocumentReference("fees", "Fees", FilePath: null));
        _edge.Words[3000] = "I lost my card.";
        _edge.Respond = (_, _) => Answers.With(
            new DocumentsGiven([loss]),
            new FirstTokenReceived(),
            new AssistantSentence("I am sorry.", Style.Sad),
            new ToolCalled(new ToolCall("1", "updated_claim", "{}", "noted")),
            new DocumentsGiven([loss, fees]),
            new ClaimUpdated([new ClaimChange("hardware_info", "card")]),
            new AssistantSentence("I have noted it.", Style.None));
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        var hello = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0];
        hello.Index.ShouldBe(0);
        hello.Messages.Single().Content.ShouldContain("Contoso");
        hello.Messages.Single().Persona.ShouldBe(Persona.Assistant);

        phone.Says(3000, seconds: 1.2);
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Index.ShouldBe(1);
        turn.Messages.Select(m => m.Content).ShouldBe(["I lost my card.", "I am sorry.", "I have noted it."]);
        turn.Messages[0].Persona.ShouldBe(Persona.Human);
        turn.Messages[1].Style.ShouldBe(Style.Sad);
        turn.Messages[1].ToolCalls.Single().Name.ShouldBe("updated_claim");
        var noted = turn.ClaimChanges.ShouldHaveSingleItem();
        (noted.Field, noted.Value).ShouldBe(("hardware_info", "card"));
        noted.ChangedAt!.Value.ShouldBeGreaterThanOrEqualTo(turn.Messages[0].CreatedAt);
        turn.Messages.Select(m => m.Documents).ShouldBe([[], [loss], [loss, fees]]);
        turn.Timings!.EndOfTurnMs!.Value.ShouldBeInRange(340, 2600);
        turn.Timings.FirstTokenMs.ShouldNotBeNull();
        turn.Timings.FirstAudioMs.ShouldNotBeNull();
        turn.Timings.FirstSentMs!.Value.ShouldBeGreaterThanOrEqualTo(turn.Timings.EndOfTurnMs.Value);

        await phone.HangUpAsync();
        var ended = (await _edge.Bus.WaitAsync<MediaSessionEnded>(call)).Single();
        ended.Reason.ShouldBe(StreamEnd.CarrierClosed);
        ended.LastTurn.ShouldBe(1);
        _edge.Bus.About(call)[0].ShouldBeOfType<MediaSessionStarted>();
        _edge.Bus.About(call)[^1].ShouldBeOfType<MediaSessionEnded>();
    }

    [Fact]
    public async Task A_cough_stops_the_sound_and_then_it_goes_on_to_the_end()
    {
        _edge.Words[3000] = "Tell me a story.";
        _edge.Respond = (_, _) => Answers.Of("Once upon a time there was a telephone which nobody answered.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + 40);
        phone.Says(7000, seconds: 0.5); // No words are known for this level.
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1];
        turn.Messages[^1].Content.ShouldBe("Once upon a time there was a telephone which nobody answered.");
        phone.Stops.ShouldBe(1);
    }

    [Fact]
    public async Task A_human_is_asked_for_behind_an_announcement_and_then_the_assistant_is_silent_until_told_otherwise()
    {
        _edge.Words[3000] = "Give me a human.";
        _edge.Words[5000] = "Are you there?";
        _edge.Respond = (context, _) => Said(context, "Give me a human.") ? Answers.With(new HumanRequested()) : Answers.Of("Yes.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TransferCall>(call.Id);
        _edge.Bus.Of<TurnCompleted>(call.Id)[^1].Messages[^1].Persona.ShouldBe(Persona.Assistant);
        phone.Says(5000, seconds: 1);
        await phone.PassAsync(seconds: 10);
        _edge.Bus.Of<TurnCompleted>(call.Id).Count.ShouldBe(2);

        await _edge.SendAsync(call.Address, new SayToCaller { CallId = call.Id, SayId = Guid.NewGuid(), Text = "Nobody is free." });
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3))[2].Messages.Single().Content.ShouldBe("Nobody is free.");
        phone.Says(5000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 4))[3].Messages.Select(m => m.Content).ShouldBe(["Are you there?", "Yes."]);
    }

    [Fact]
    public async Task A_command_that_comes_twice_is_spoken_once()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var say = new SayToCaller { CallId = call.Id, SayId = Guid.NewGuid(), Text = "We close in five minutes.", Then = AfterSaying.HangUp };
        await _edge.SendAsync(call.Address, say);
        await _edge.SendAsync(call.Address, say);
        await _edge.Bus.WaitAsync<HangUpCall>(call.Id);
        _edge.Bus.Of<TurnCompleted>(call.Id)[^1].Messages.Single().Content.ShouldBe("We close in five minutes.");
    }

    [Fact]
    public async Task A_text_message_is_answered_by_voice()
    {
        _edge.Respond = (context, _) => Answers.Of($"You wrote {context.Messages[^1].Content}");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        await _edge.SendAsync(call.Address, new CallerTexted { CallId = call.Id, TextId = Guid.NewGuid(), Text = "ABC123" });
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1];
        turn.Messages[0].Action.ShouldBe(MessageAction.Sms);
        turn.Messages[1].Content.ShouldBe("You wrote ABC123");
    }

    [Fact]
    public async Task Keys_are_a_turn_of_the_caller()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        foreach (var key in "4711#")
            phone.Presses(key);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1].Messages[0].Content.ShouldBe("4711");
    }

    [Fact]
    public async Task Words_that_were_refused_are_dropped_from_history()
    {
        _edge.Words[3000] = "Something unspeakable.";
        _edge.Words[5000] = "Something nice.";
        var seen = new List<IReadOnlyList<ConversationMessage>>();
        _edge.Respond = (context, _) =>
        {
            seen.Add(context.Messages);
            return seen.Count == 1 ? Answers.With(new AnswerFailed(AnswerFailure.InputFiltered)) : Answers.Of("Nice.");
        };
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1);
        var rephrase = (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1];
        rephrase.Messages.Single().Persona.ShouldBe(Persona.Assistant);
        phone.Says(5000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3);
        seen[1].ShouldNotContain(m => m.Content.Contains("unspeakable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_fails_is_apologised_for_and_the_call_goes_on()
    {
        _edge.Words[3000] = "Hello.";
        var asked = 0;
        _edge.Respond = (_, token) => ++asked == 1 ? Broken(token) : Answers.Of("Here I am.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1].Messages.Count.ShouldBe(2);
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3))[2].Messages[1].Content.ShouldBe("Here I am.");
    }

    [Fact]
    public async Task What_the_assistant_asks_for_is_published()
    {
        _edge.Words[3000] = "Send me a text, my house is on fire.";
        _edge.Respond = (_, _) => Answers.With(
            new SmsRequested("Your reference is 42."), new LanguageChanged("fr-FR"), new SpeechRateChanged(0.8), new NewClaimStarted(),
            new EmergencyRequested("fire", "Paris", "the caller", "fire brigade"), new AssistantSentence("Les secours arrivent.", Style.None));
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 2);
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1];
        turn.Language.ShouldBe("fr-FR");
        turn.StartsNewClaim.ShouldBeTrue();
        turn.NewClaimAt!.Value.ShouldBeGreaterThanOrEqualTo(turn.Messages[0].CreatedAt);
        _edge.Bus.Of<SendSms>(call.Id).Single().To.Value.ShouldBe("+33612345678");
        _edge.Bus.Of<EmergencyReported>(call.Id).Single().Service.ShouldBe("fire brigade");
    }

    [Fact]
    public async Task A_resumed_conversation_is_opened_by_the_assistant()
    {
        ChatContext? opening = null;
        _edge.Respond = (context, _) =>
        {
            opening ??= context;
            return Answers.Of("You had lost your card.");
        };
        var id = await _edge.KnownCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I am sorry."));
        await using var phone = await _edge.ConnectAsync(id);
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(id)).Single();
        turn.Messages.Single().Content.ShouldEndWith("You had lost your card.");
        opening!.FirstTurnOfResumedCall.ShouldBeTrue();
        opening.Messages.Select(m => m.Content).ShouldBe(["I lost my card.", "I am sorry."]);
    }

    [Fact]
    public async Task Garbage_and_oversized_messages_do_not_end_the_call()
    {
        _edge.Words[3000] = "Hello.";
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Sends("garbage");
        phone.Sends("""{"kind":"AudioData","audioData":{"data":"AAAA"}}""");
        phone.Sends($$$"""{"kind":"AudioData","audioData":{"data":"{{{new string('A', 200_000)}}}"}}""");
        phone.Sends("""{"kind":"AudioMetadata","audioMetadata":{"sampleRate":8000}}""");
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1].Messages[0].Content.ShouldBe("Hello.");
    }

    [Fact]
    public async Task Calls_at_once_hear_only_their_own_words()
    {
        _edge.Respond = (context, _) => Answers.Of($"{string.Join(' ', context.Messages.Where(m => m.Persona == Persona.Human).Select(m => m.Content))} noted");
        var calls = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            var level = (short)(2000 + (n * 700));
            _edge.Words[level] = $"canary{n}";
            var call = await GreetedCall.StartAsync(_edge, isAlone: false);
            call.Phone.Says(level, seconds: 1);
            return (call, n);
        }));
        foreach (var (call, n) in calls)
        {
            (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1].Messages.Select(m => m.Content).ShouldBe([$"canary{n}", $"canary{n} noted"]);
            await call.Phone.DisposeAsync();
        }
    }

    private static async IAsyncEnumerable<AssistantOutput> Broken([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        yield return new FirstTokenReceived();
        throw new InvalidOperationException("the model broke");
    }

    private static bool Said(ChatContext context, string words) => string.Equals(context.Messages[^1].Content, words, StringComparison.Ordinal);
}
