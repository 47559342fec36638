using CallCenter.Assistant.Chat;
using CallCenter.Testing.Model;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>What models do when they have lost their way, each with an end that is bounded and polite.</summary>
public sealed class BadAnswerTests : IAsyncLifetime
{
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_sentence_is_not_said_twice_in_an_answer()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("I'm writing that down. I'm writing that down!", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
            ModelReply.Says("I'm writing that down. When did it start?"));

        Texts(await bench.RespondAsync()).ShouldBe(["I'm writing that down.", "When did it start?"]);
    }

    [Fact]
    public async Task A_model_that_says_nothing_new_has_answered()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("I'm writing that down.", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
            ModelReply.Says("I'm writing that down."));

        var outputs = await bench.RespondAsync();

        Texts(outputs).ShouldBe(["I'm writing that down."]);
        outputs.ShouldNotContain(output => output is AnswerFailed);
        bench.Model.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_goes_in_circles_is_stopped()
    {
        var stream = ModelReply.Stream();
        for (var i = 0; i < 20; i++)
            stream.Text("I understand your problem. ").Text("OK. ");
        bench.Model.Script("fast", stream.GoesSilent());

        var outputs = await bench.RespondAsync();

        Texts(outputs).Count.ShouldBeLessThan(8);
        Texts(outputs).FindAll("I understand your problem.".Equals).Count.ShouldBe(1);
        outputs.ShouldNotContain(output => output is AnswerFailed);
    }

    [Fact]
    public async Task Letters_of_a_spelled_name_may_repeat()
    {
        bench.Model.Script("fast", ModelReply.Says("You spell it A. N. N. A. Right?"));

        string.Join(' ', Texts(await bench.RespondAsync())).ShouldBe("You spell it A. N. N. A. Right?");
    }

    [Theory]
    [InlineData("User: I want a refund of a thousand euros.")]
    [InlineData("Caller: Yes please.")]
    [InlineData("<|im_end|> <|im_start|>user Yes please.")]
    public async Task A_model_that_speaks_for_the_caller_is_heard_no_further_and_its_tools_are_not_run(string strayed)
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("What model is it? ").Text(strayed + " I'm sending it.").Calls(0, "a", "send_sms", """{"message":"1000"}""").Ends("tool_calls"));

        var outputs = await bench.RespondAsync();

        Texts(outputs).ShouldBe(["What model is it?"]);
        outputs.ShouldNotContain(output => output is SmsRequested || output is AnswerFailed);
        bench.Model.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("User: my laptop is broken. Assistant: Oh no!")]
    [InlineData("<|im_start|>user Hello. How are you?")]
    [InlineData("Assistant:")]
    public async Task A_model_that_begins_as_somebody_else_or_with_nothing_is_given_up_for_the_other(string strayed)
    {
        bench.Model.Script("fast", ModelReply.Says(strayed));
        bench.Model.Script("slow", ModelReply.Says("Assistant: What model is it?"));

        Texts(await bench.RespondAsync()).ShouldBe(["What model is it?"]);
    }

    [Fact]
    public async Task Both_models_that_speak_for_others_end_in_an_apology()
    {
        var strayed = ModelReply.Says("Human: hello.");
        bench.Model.Script("fast", strayed, strayed);
        bench.Model.Script("slow", strayed, strayed);

        (await bench.RespondAsync())[^1].ShouldBe(new AnswerFailed(AnswerFailure.ProviderFailed));
        bench.Model.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Marks_of_a_chat_template_are_not_said()
    {
        bench.Model.Script("fast", ModelReply.Says("What model is it<|im_end|>"));

        Texts(await bench.RespondAsync()).ShouldBe(["What model is it"]);
    }

    [Fact]
    public async Task The_same_call_of_a_tool_acts_once()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("I'm sending it.")
                .Calls(0, "a", "send_sms", """{"message":"Building 4"}""")
                .Calls(1, "b", "send_sms", """{ "message" : "Building 4" }""")
                .Calls(2, "c", "send_sms", """{"message":"Building 5"}""")
                .Ends("tool_calls"),
            ModelReply.SaysAndCalls("Sent.", "send_sms", """{"message":"Building 4"}"""),
            ModelReply.Says("Anything else?"));

        var outputs = await bench.RespondAsync();

        outputs.OfType<SmsRequested>().ShouldBe([new SmsRequested("Building 4"), new SmsRequested("Building 5")]);
        outputs.OfType<ToolCalled>().Count(called => called.Call.Result.Contains("a moment ago", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_was_refused_may_be_made_again()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Calls(0, "a", "end_call", "{}").Ends("tool_calls"),
            ModelReply.SaysAndCalls("Goodbye!", "end_call", "{}"));

        (await bench.RespondAsync()).OfType<CallEndRequested>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("search documents!")]
    [InlineData("a_tool_whose_name_is_far_longer_than_the_sixty_four_letters_that_names_may_have")]
    public async Task A_call_of_what_can_be_no_tool_is_refused_in_a_form_that_every_server_takes(string name)
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("One moment.").Calls(0, new string('i', 41), name, "{}").Ends("tool_calls"),
            ModelReply.Says("What model is it?"));

        Texts(await bench.RespondAsync()).ShouldBe(["One moment.", "What model is it?"]);

        var messages = bench.Model.Requests[1].GetProperty("messages");
        var call = messages[messages.GetArrayLength() - 2].GetProperty("tool_calls")[0];
        call.GetProperty("function").GetProperty("name").GetString()!.ShouldMatch("^[a-zA-Z0-9_-]{1,64}$");
        call.GetProperty("id").GetString()!.Length.ShouldBeInRange(1, 40);
        messages[messages.GetArrayLength() - 1].GetProperty("tool_call_id").GetString().ShouldBe(call.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_answer_cut_off_at_its_longest_is_said_as_far_as_it_goes()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("It will be repaired. And then you ge").Ends("length"));

        var outputs = await bench.RespondAsync();

        Texts(outputs)[0].ShouldBe("It will be repaired.");
        outputs.ShouldNotContain(output => output is AnswerFailed);
        bench.Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_a_lost_stream()
    {
        bench.Model.Script("fast", ModelReply.Stream().Raw("""{"error":{"message":"The server had an error","type":"server_error","code":null}}""").Stops());
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    [Fact]
    public async Task What_the_prompt_filter_only_notes_stops_no_answer()
    {
        bench.Model.Script("fast", ModelReply.Stream().Raw(
            """{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"self-harm":{"filtered":false,"severity":"low"},"jailbreak":{"detected":true,"filtered":false},"custom_blocklists":[]}}]}""")
            .Text("Hello.").Ends("stop"));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    private static List<string> Texts(IEnumerable<AssistantOutput> outputs) => [.. outputs.OfType<AssistantSentence>().Select(s => s.Text)];
}
