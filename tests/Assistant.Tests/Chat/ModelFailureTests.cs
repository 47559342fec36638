using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.Testing.Model;

namespace CallCenter.Assistant.Tests.Chat;

public sealed class ModelFailureTests : IAsyncLifetime
{
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task The_slow_model_stands_in_for_the_fast_one(int status)
    {
        bench.Model.Script("fast", ModelReply.Fails(status));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
        Models().ShouldBe(["fast", "slow"]);
    }

    [Fact]
    public async Task The_fast_model_stands_in_for_the_slow_one()
    {
        await using var slow = await AssistantBench.StartAsync(("features:slow_llm_for_chat", "true"));
        slow.Model.Script("slow", ModelReply.Fails(500));
        slow.Model.Script("fast", ModelReply.Says("Hello."));

        Texts(await slow.RespondAsync()).ShouldBe(["Hello."]);
        slow.Model.Requests.Select(r => r.GetProperty("model").GetString()).ShouldBe(["slow", "fast"]);
    }

    [Theory]
    [InlineData("false", "fast")]
    [InlineData("true", "slow")]
    public async Task A_call_is_answered_by_the_model_that_it_was_drawn(string recorded, string model)
    {
        await using var drawn = await AssistantBench.StartAsync(("features:slow_llm_for_chat", "false 50%, true 50%"));
        drawn.Model.Script(model, ModelReply.Says("Hello."));

        var context = Some.Context() with { Variants = new Dictionary<string, string>(StringComparer.Ordinal) { ["slow_llm_for_chat"] = recorded } };

        Texts(await drawn.RespondAsync(context)).ShouldBe(["Hello."]);
        drawn.Model.Requests.ShouldHaveSingleItem().GetProperty("model").GetString().ShouldBe(model);
    }

    [Fact]
    public async Task Two_busy_models_are_asked_again_after_the_wait_they_ask_for()
    {
        bench.Model.Script("fast", ModelReply.Fails(429, "429", retryAfterMs: "700"), ModelReply.Says("Hello."));
        bench.Model.Script("slow", ModelReply.Fails(429, "429", retryAfterMs: "700"));

        bench.Time.ExpiresAtOnce = length => length == TimeSpan.FromMilliseconds(700);

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
        Models().ShouldBe(["fast", "slow", "fast"]);
    }

    [Fact]
    public async Task A_model_that_rejects_the_request_is_not_asked_again()
    {
        bench.Model.Script("fast", ModelReply.Fails(401));
        bench.Model.Script("slow", ModelReply.Fails(500), ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
        Models().ShouldBe(["fast", "slow", "slow"]);
    }

    [Fact]
    public async Task With_both_models_down_the_answer_fails_within_four_requests()
    {
        var outputs = await bench.RespondAsync();

        outputs.ShouldBe([new AnswerFailed(AnswerFailure.ProviderFailed)]);
        Models().ShouldBe(["fast", "slow", "fast", "slow"]);
    }

    [Fact]
    public async Task Empty_messages_are_asked_for_again_within_limits()
    {
        bench.Model.Script("fast", ModelReply.Nothing(), ModelReply.Says("Hello."));
        bench.Model.Script("slow", ModelReply.Nothing());
        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);

        bench.Model.Script("fast", ModelReply.Nothing(), ModelReply.Nothing());
        bench.Model.Script("slow", ModelReply.Nothing(), ModelReply.Nothing());
        (await bench.RespondAsync())[^1].ShouldBe(new AnswerFailed(AnswerFailure.ProviderFailed));
    }

    [Fact]
    public async Task An_empty_message_after_a_question_leaves_the_turn_to_the_caller()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("Noted. When did it start?", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
            ModelReply.Nothing());

        var outputs = await bench.RespondAsync();

        outputs.ShouldNotContain(o => o is AnswerFailed);
        bench.Model.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("content_filter", "ResponsibleAIPolicyViolation")]
    [InlineData("content_filter", null)]
    public async Task Filtered_input_is_reported_and_no_other_model_asked(string code, string? inner)
    {
        bench.Model.Script("fast", ModelReply.Fails(400, code, inner));

        (await bench.RespondAsync()).ShouldBe([new AnswerFailed(AnswerFailure.InputFiltered)]);
        Models().ShouldBe(["fast"]);
    }

    [Fact]
    public async Task A_filtered_answer_is_reported()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("I think. And th").Ends("content_filter"));

        var outputs = await bench.RespondAsync();

        Texts(outputs).ShouldBe(["I think."]);
        outputs[^1].ShouldBe(new AnswerFailed(AnswerFailure.InputFiltered));
    }

    [Fact]
    public async Task A_request_that_is_too_long_for_one_model_goes_to_the_other()
    {
        bench.Model.Script("fast", ModelReply.Fails(400, "context_length_exceeded"));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    [Theory]
    [InlineData("break")]
    [InlineData("stop")]
    [InlineData("silence")]
    [InlineData("garbage")]
    public async Task A_stream_lost_before_the_first_sentence_begins_again_elsewhere(string how)
    {
        bench.Model.Script("fast", Lost(ModelReply.Stream().Text("Your laptop wi"), how));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        var outputs = await bench.RespondAsync(heard: output => Lose(output is FirstTokenReceived));

        outputs.ShouldBe([new FirstTokenReceived(), new AssistantSentence("Hello.", Style.None)]);
        bench.Messages(1)[^1].ShouldBe(("user", "My laptop is broken."));
    }

    [Theory]
    [InlineData("break")]
    [InlineData("stop")]
    [InlineData("silence")]
    [InlineData("garbage")]
    public async Task A_stream_lost_after_a_sentence_goes_on_from_there(string how)
    {
        bench.Model.Script("fast", Lost(ModelReply.Stream().Text("It will be repaired. And you wi"), how));
        bench.Model.Script("slow", ModelReply.Says("You get it back on Monday."));

        var outputs = await bench.RespondAsync(heard: output => Lose(output is AssistantSentence));

        Texts(outputs).ShouldBe(["It will be repaired.", "You get it back on Monday."]);
        bench.Messages(1)[^2].ShouldBe(("assistant", "It will be repaired."));
        bench.Messages(1)[^1].Role.ShouldBe("user");
        bench.Messages(1)[^1].Text.ShouldContain("without repeating");
    }

    [Fact]
    public async Task A_stand_in_that_begins_again_is_not_heard_twice()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("It will be repaired. And you wi").Breaks(lost.Task));
        bench.Model.Script("slow", ModelReply.Says("It will be", " repaired. You get it", " back on Monday."));

        Texts(await bench.RespondAsync(heard: output => Lose(output is AssistantSentence))).ShouldBe(["It will be repaired.", "You get it back on Monday."]);
    }

    [Theory]
    [InlineData("style=cheerful Yes. You get it on Monday.")]
    [InlineData("style=cheerful **Yes.** You get it on Monday.")]
    [InlineData("You get it on Monday.")]
    public async Task A_stand_in_speaks_on_in_the_same_style_and_repeats_not_even_a_short_word(string continuation)
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("style=cheerful Yes. And you wi").Breaks(lost.Task));
        bench.Model.Script("slow", ModelReply.Says(continuation));

        (await bench.RespondAsync(heard: output => Lose(output is AssistantSentence))).OfType<AssistantSentence>()
            .ShouldBe([new AssistantSentence("Yes.", Style.Cheerful), new AssistantSentence("You get it on Monday.", Style.Cheerful)]);
    }

    [Fact]
    public async Task Tools_of_a_lost_stream_are_called_once()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("I'm writing that down.").Calls(0, "a", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}""").Breaks(lost.Task),
            ModelReply.Says("When did it start?"));
        bench.Model.Script("slow", ModelReply.Stream().Calls(0, "b", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}""").Ends("tool_calls"));

        var outputs = await bench.RespondAsync(heard: output => Lose(output is AssistantSentence));

        outputs.OfType<ClaimUpdated>().Count().ShouldBe(1);
        Texts(outputs).ShouldBe(["I'm writing that down.", "When did it start?"]);
    }

    [Fact]
    public async Task When_nobody_can_go_on_after_a_sentence_the_answer_fails()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("It will be repaired. And you wi").Breaks(lost.Task));

        var outputs = await bench.RespondAsync(heard: output => Lose(output is AssistantSentence));

        Texts(outputs).ShouldBe(["It will be repaired."]);
        outputs[^1].ShouldBe(new AnswerFailed(AnswerFailure.ProviderFailed));
    }

    [Fact]
    public async Task A_stream_that_ends_without_its_end_mark_is_complete_once_it_gave_its_reason()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("Hello.").EndsWithoutEndMark("stop"));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
        bench.Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_never_begins_is_given_up_for_the_other()
    {
        bench.Model.Script("fast", ModelReply.Hangs(bench.Time.Expire));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    [Fact]
    public async Task A_barge_in_ends_the_request()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("One. Two. Thr").GoesSilent());
        using var bargeIn = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var heard = new List<AssistantOutput>();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var output in bench.Assistant.RespondAsync(Some.Context(), bargeIn.Token))
            {
                heard.Add(output);
                if (heard.OfType<AssistantSentence>().Count() == 2)
                    await bargeIn.CancelAsync();
            }
        });

        Texts(heard).ShouldBe(["One.", "Two."]);
        Models().ShouldBe(["fast"]);
    }

    [Fact]
    public async Task A_request_is_shaped_as_the_protocol_has_it()
    {
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync();

        var request = bench.Model.Requests[0];
        request.GetProperty("stream").GetBoolean().ShouldBeTrue();
        request.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        request.TryGetProperty("temperature", out _).ShouldBeFalse();
        request.GetProperty("tool_choice").GetString().ShouldBe("auto");
        var field = request.GetProperty("tools").EnumerateArray()
            .Single(t => t.GetProperty("function").GetProperty("name").ValueEquals("updated_claim"))
            .GetProperty("function").GetProperty("parameters").GetProperty("properties").GetProperty("updates").GetProperty("items").GetProperty("properties").GetProperty("field");
        field.GetProperty("enum").EnumerateArray().Select(e => e.GetString())
            .ShouldBe(["hardware_info", "first_seen", "building_location", "caller_name", "caller_email", "caller_phone"]);
        field.GetProperty("description").GetString()!.Split('\n')[1..3].ShouldBe(["- hardware_info (text): Model of the computer", "- first_seen (datetime)"]);
    }

    // Once the test has heard enough, the connection breaks; where it went silent instead, the wait for more is over.
    private void Lose(bool enough)
    {
        if (enough && lost.TrySetResult())
            bench.Time.Expire();
    }

    private ModelReply Lost(ModelStream stream, string how) => how switch
    {
        "break" => stream.Breaks(lost.Task),
        "stop" => stream.Stops(),
        "silence" => stream.GoesSilent(),
        _ => stream.Raw("""{"choices":[{"index":0,"del""").Stops(),
    };

    private IEnumerable<string?> Models() => bench.Model.Requests.Select(r => r.GetProperty("model").GetString());

    private static List<string> Texts(IEnumerable<AssistantOutput> outputs) => [.. outputs.OfType<AssistantSentence>().Select(s => s.Text)];
}
