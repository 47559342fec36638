using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>The whole assistant with a local index, in front of a scripted model.</summary>
public sealed class SearchDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_is_given_what_it_looked_for_as_information()
    {
        await using var bench = await FilledAsync();
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("Let me look that up.", "search_document", """{"queries":["opening hours of the help desk"]}"""),
            ModelReply.Says("From 8 to 6."));

        var outputs = await bench.RespondAsync(Some.Context(Some.Caller("I have a question.")));

        var call = outputs.OfType<ToolCalled>().ShouldHaveSingleItem().Call;
        call.Name.ShouldBe("search_document");
        call.Result.ShouldContain("\"\"\" <documents>\n[{\"id\":\"hours\"");
        bench.Messages(1)[^1].ShouldBe(("tool", call.Result));
        outputs.OfType<AssistantSentence>().Select(s => s.Text).ShouldBe(["Let me look that up.", "From 8 to 6."]);
    }

    [Theory]
    [InlineData("""{"queries":["bicycles"]}""", "Nothing was found")]
    [InlineData("""{"queries":"reset password"}""", "\"id\":\"password\"")]
    [InlineData("""{"queries":[]}""", "at least one text")]
    [InlineData("""{"queries":[1,null," "]}""", "at least one text")]
    [InlineData("""{}""", "at least one text")]
    public async Task Whatever_the_model_looks_for_it_is_told_what_to_do_next(string arguments, string told)
    {
        await using var bench = await FilledAsync();
        bench.Model.Script("fast", ModelReply.SaysAndCalls("One moment.", "search_document", arguments), ModelReply.Says("Well."));
        var outputs = await bench.RespondAsync(Some.Context(Some.Caller("Hi.")));
        outputs.OfType<ToolCalled>().ShouldHaveSingleItem().Call.Result.ShouldContain(told);
    }

    [Fact]
    public async Task What_the_caller_asks_is_looked_up_before_the_model_answers()
    {
        await using var bench = await FilledAsync(("ai_search:context_wait_ms", "2000"));
        bench.Model.Script("fast", ModelReply.Says("From 8 to 6."));
        await bench.RespondAsync(Some.Context(Some.Caller("Hello."), Some.Assistant("Hello!"), Some.Caller("What are your opening hours?")));

        var messages = bench.Messages();
        messages[^1].ShouldBe(("user", "What are your opening hours?"));
        messages[^2].Role.ShouldBe("user");
        messages[^2].Text.ShouldContain("\"id\":\"hours\"");
        messages.Count(m => m.Text.Contains("<documents>", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_documents_there_is_no_tool_to_look_for_them()
    {
        await using var bench = await AssistantBench.StartAsync();
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync();
        bench.Model.Requests[0].GetProperty("tools").ToString().ShouldNotContain("search_document");
        bench.Messages().ShouldNotContain(m => m.Text.Contains("<documents>", StringComparison.Ordinal));
    }

    private static async Task<AssistantBench> FilledAsync(params (string Key, string Value)[] settings)
    {
        var bench = await AssistantBench.StartAsync(settings);
        await bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync(Shelf.HelpDesk, Token);
        return bench;
    }
}
