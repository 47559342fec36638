using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.Testing.Model;

namespace CallCenter.Assistant.Tests.Chat;

public sealed class ChatAssistantTests : IAsyncLifetime
{
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Sentences_come_one_by_one_after_the_first_token()
    {
        bench.Model.Script("fast", ModelReply.Says("Oh no", "! What", " model is it", "?"));

        var outputs = await bench.RespondAsync();

        outputs.ShouldBe([new FirstTokenReceived(), new AssistantSentence("Oh no!", Style.None), new AssistantSentence("What model is it?", Style.None)]);
    }

    [Fact]
    public async Task Styles_are_heard_in_the_voice_and_not_in_the_words()
    {
        bench.Model.Script("fast", ModelReply.Says("sty", "le=cheer", "ful Great news!", " style=none What else?"));

        var sentences = Sentences(await bench.RespondAsync());

        sentences.ShouldBe([new AssistantSentence("Great news!", Style.Cheerful), new AssistantSentence("What else?", Style.None)]);
    }

    [Fact]
    public async Task Facts_are_written_down_and_a_second_message_follows_with_the_result()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("I'm writing that down.", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell XPS 13"}]}"""),
            ModelReply.Says("When did it start?"));

        var outputs = await bench.RespondAsync();

        outputs.OfType<ClaimUpdated>().Single().Changes.ShouldBe([new ClaimChange("hardware_info", "Dell XPS 13")]);
        Texts(outputs).ShouldBe(["I'm writing that down.", "When did it start?"]);
        outputs.FindIndex(o => o is ToolCalled).ShouldBeLessThan(outputs.FindIndex(o => o is ClaimUpdated));
        bench.Messages(1)[^2].ShouldBe(("assistant", "I'm writing that down."));
        bench.Messages(1)[^1].Role.ShouldBe("tool");
        bench.Messages(1)[^1].Text.ShouldContain("hardware_info = Dell XPS 13");
        bench.Instructions(1).ShouldContain("\"hardware_info\":\"Dell XPS 13\"");
    }

    [Fact]
    public async Task The_goodbye_comes_before_the_end_of_the_call_and_nothing_after_it()
    {
        bench.Model.Script("fast", ModelReply.SaysAndCalls("Goodbye!", "end_call", "{}"));

        var outputs = await bench.RespondAsync();

        outputs[^1].ShouldBeOfType<CallEndRequested>();
        Texts(outputs).ShouldBe(["Goodbye!"]);
        bench.Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_is_not_ended_without_a_word()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Calls(0, "a", "end_call", "{}").Ends("tool_calls"),
            ModelReply.SaysAndCalls("Goodbye!", "end_call", "{}"));

        var outputs = await bench.RespondAsync();

        outputs.OfType<IrreversibleStep>().Count().ShouldBe(1);
        outputs.FindIndex(o => o is AssistantSentence).ShouldBeLessThan(outputs.FindIndex(o => o is CallEndRequested));
    }

    [Fact]
    public async Task The_call_goes_on_when_another_tool_of_the_goodbye_was_refused()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("Goodbye!")
                .Calls(0, "a", "end_call", "{}")
                .Calls(1, "b", "updated_claim", """{"updates":[{"field":"first_seen","value":"some day"}]}""")
                .Ends("tool_calls"),
            ModelReply.Says("One more thing: when did it start?"));

        var outputs = await bench.RespondAsync();

        outputs.OfType<IrreversibleStep>().ShouldBeEmpty();
        outputs.OfType<ToolCalled>().Select(o => o.Call.Name).ShouldBe(["updated_claim", "end_call"]);
    }

    [Fact]
    public async Task No_more_than_three_messages_of_the_model_make_an_answer()
    {
        var loop = ModelReply.SaysAndCalls("Hm.", "updated_claim", """{"updates":[{"field":"shoe_size","value":"42"}]}""");
        bench.Model.Script("fast", loop, loop, loop, loop);

        var outputs = await bench.RespondAsync();

        bench.Model.Requests.Count.ShouldBe(3);
        bench.Model.Requests[2].GetProperty("tool_choice").GetString().ShouldBe("none");
        outputs.OfType<ToolCalled>().Count().ShouldBe(2);
        outputs.OfType<ToolCalled>().ShouldAllBe(o => o.Call.Result.Contains("hardware_info", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_that_were_cut_off_are_told_to_the_model_and_not_run()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("I'm writing that down.").Calls(0, "a", "updated_claim", "{\"updates\":[{\"fie").Ends("length"),
            ModelReply.SaysAndCalls("", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
            ModelReply.Says("Done."));

        var outputs = await bench.RespondAsync();

        outputs.OfType<ToolCalled>().First().Call.Result.ShouldContain("not valid JSON");
        outputs.OfType<ClaimUpdated>().Count().ShouldBe(1);
        Texts(outputs)[^1].ShouldBe("Done.");
    }

    [Fact]
    public async Task An_unknown_tool_is_answered_with_those_there_are()
    {
        bench.Model.Script("fast", ModelReply.SaysAndCalls("Moment.", "order_pizza", "{}"), ModelReply.Says("Sorry, I cannot do that."));

        var outputs = await bench.RespondAsync();

        outputs.OfType<ToolCalled>().Single().Call.Result.ShouldContain("updated_claim");
        Texts(outputs)[^1].ShouldBe("Sorry, I cannot do that.");
    }

    [Fact]
    public async Task Arguments_of_the_wrong_type_are_refused_in_words()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("Well.")
                .Calls(0, "a", "speech_speed", """{"speed":"fast"}""")
                .Calls(1, "b", "updated_claim", """{"updates":"all"}""")
                .Calls(2, "c", "updated_claim", "[1,2]")
                .Calls(3, "d", "send_sms", """{"message":7}""")
                .Ends("tool_calls"),
            ModelReply.Says("Sorry."));

        var outputs = await bench.RespondAsync();

        outputs.OfType<ToolCalled>().Count().ShouldBe(4);
        outputs.OfType<ToolCalled>().ShouldAllBe(o => o.Call.Result.StartsWith("Not done", StringComparison.Ordinal));
        outputs.ShouldNotContain(o => o is SpeechRateChanged || o is ClaimUpdated || o is SmsRequested);
    }

    [Fact]
    public async Task A_text_message_and_a_new_speed_reach_the_edge_in_order()
    {
        bench.Model.Script(
            "fast",
            ModelReply.Stream().Text("I'm sending it.")
                .Calls(0, "a", "send_sms", """{"message":"Building 4, floor 2"}""")
                .Calls(1, "b", "speech_speed", """{"speed":0.8}""")
                .Ends("tool_calls"),
            ModelReply.Says("Anything else?"));

        var outputs = await bench.RespondAsync();

        outputs.Where(o => o is SmsRequested or SpeechRateChanged).ShouldBe([new SmsRequested("Building 4, floor 2"), new SpeechRateChanged(0.8)]);
    }

    [Fact]
    public async Task After_a_change_of_language_the_model_is_told_the_new_one()
    {
        bench.Model.Script("fast", ModelReply.SaysAndCalls("Bien sûr.", "speech_lang", """{"lang":"fr-FR"}"""), ModelReply.Says("Que puis-je faire ?"));

        var outputs = await bench.RespondAsync();

        outputs.ShouldContain(new LanguageChanged("fr-FR"));
        bench.Instructions(1).ShouldContain("\"language\":\"fr-FR\"");
        Texts(outputs)[^1].ShouldBe("Que puis-je faire ?");
    }

    [Fact]
    public async Task A_returning_caller_cannot_be_sent_away_on_the_first_turn()
    {
        bench.Model.Script("fast", ModelReply.SaysAndCalls("Goodbye!", "end_call", "{}"), ModelReply.Says("Welcome back!"));

        var outputs = await bench.RespondAsync(Some.Context() with { FirstTurnOfResumedCall = true });

        outputs.OfType<IrreversibleStep>().ShouldBeEmpty();
        OfferedTools(0).Intersect(["end_call", "talk_to_human"], StringComparer.Ordinal).ShouldBeEmpty();
        bench.Instructions().ShouldContain("goes on with an earlier conversation");
        bench.Instructions().ShouldContain("do not greet them once more"); // The greeting is spoken already.
    }

    [Fact]
    public async Task Emergencies_are_reported_only_where_someone_takes_the_report()
    {
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync();
        OfferedTools(0).ShouldBe(["updated_claim", "new_claim", "new_or_updated_reminder", "send_sms", "speech_speed", "speech_lang", "talk_to_human", "end_call"]);

        await using var other = await AssistantBench.StartAsync(("emergencies:webhook_url", "https://example.com/emergency"));
        other.Model.Script("fast", ModelReply.SaysAndCalls(
            "I'm alerting the fire brigade.", "notify_emergencies", """{"reason":"fire","location":"Building 4","contact":"+33612345678","service":"fire brigade"}"""));
        var outputs = await other.RespondAsync();
        outputs.ShouldContain(new EmergencyRequested("fire", "Building 4", "+33612345678", "fire brigade"));
    }

    private IEnumerable<string> OfferedTools(int request) =>
        bench.Model.Requests[request].GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("function").GetProperty("name").GetString()!);

    private static IEnumerable<AssistantSentence> Sentences(IEnumerable<AssistantOutput> outputs) => outputs.OfType<AssistantSentence>();

    private static List<string> Texts(IEnumerable<AssistantOutput> outputs) => [.. Sentences(outputs).Select(s => s.Text)];
}
