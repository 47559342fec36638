using CallCenter.Assistant.Insights;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Insights;

public sealed class CitationTests : IAsyncLifetime
{
    private const string Good = """{"citations":[{"statement":"A Dell laptop does not start","message":2,"quote":"my Dell does not start"}]}""";

    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_statement_is_told_with_the_words_of_the_message_it_rests_on()
    {
        var citation = (await CitedAsync(Good))!.ShouldHaveSingleItem();

        citation.Statement.ShouldBe("A Dell laptop does not start");
        citation.Quote.ShouldBe("my Dell does not start");
        citation.Persona.ShouldBe(Persona.Human);
        citation.MessageAt.ShouldBe(Some.Caller("x").CreatedAt);
        var told = Asked().GetProperty("messages")[1].GetProperty("content").GetString()!;
        told.ShouldContain("caller: Since Monday my Dell does not start.");
        told.ShouldContain("\n#2 [");
        told.ShouldContain("<summary>\nA **Dell laptop** does not\nstart.");
    }

    [Theory]
    [InlineData("A Dell laptop does not start", 2, "my Dell was stolen")]
    [InlineData("A Dell laptop was stolen", 2, "my Dell does not start")]
    [InlineData("A Dell laptop does not start", 3, "my Dell does not start")]
    [InlineData("A Dell laptop does not start", 1, "my Dell does not start")]
    [InlineData("A Dell laptop does not start", 0, "my Dell does not start")]
    [InlineData("A Dell laptop does not start", 4, "my Dell does not start")]
    [InlineData("A Dell laptop does not start", 2.5, "my Dell does not start")]
    [InlineData("**", 2, "my Dell does not start")]
    public async Task What_is_invented_is_left_out(string statement, double message, string quote)
    {
        var answer = System.Text.Json.JsonSerializer.Serialize(new { citations = new[] { new { statement, message, quote } } });

        (await CitedAsync(answer))!.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"citations":[{"statement":"A Dell""")]
    [InlineData("I cannot do that.")]
    [InlineData("""{"citations":"none"}""")]
    [InlineData("""{"citations":[1]}""")]
    [InlineData("""{"citations":[{"statement":"A Dell laptop does not start","message":"two","quote":"my Dell does not start"}]}""")]
    public async Task A_wrong_form_is_sent_back(string answer) => (await CitedAsync(answer, Good))!.ShouldHaveSingleItem();

    [Fact]
    public async Task A_summary_whose_citations_fail_goes_without_them() => (await CitedAsync("x", "x", "x", Good)).ShouldBeNull();

    private System.Text.Json.JsonElement Asked() => bench.Model.Requests.Single(r =>
        r.TryGetProperty("response_format", out var format) && format.GetProperty("json_schema").GetProperty("name").ValueEquals("citations"));

    private async Task<IReadOnlyList<Citation>?> CitedAsync(params string[] answers)
    {
        bench.Model.Script("synthesis", ModelReply.Whole("""{"short":"Laptop","long":"A **Dell laptop** does not\nstart.","satisfaction":"high","improvement_suggestions":"None."}"""));
        bench.Model.Script("citations", [.. answers.Select(answer => ModelReply.Whole(answer))]);
        bench.Model.Script("next_action", ModelReply.Whole("""{"action":"case_closed","justification":"x"}"""));
        bench.Model.Script("slow", ModelReply.Whole("Bye."));
        var insights = await bench.Services.GetRequiredService<InsightsWriter>().WriteAsync(
            new FinishedConversation
            {
                Initiation = Some.Initiation(),
                Language = "en-US",
                Messages = [Some.Caller("") with { Action = MessageAction.Call }, Some.Caller("Since Monday my Dell does not start."), Some.Assistant("I see.")],
                Claim = new Dictionary<string, string>(StringComparer.Ordinal),
                Reminders = [],
            },
            TestContext.Current.CancellationToken);
        return insights.Synthesis.Citations;
    }
}
