using CallCenter.Assistant.Insights;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Insights;

public sealed class CitationTests : IAsyncLifetime
{
    private const string Good = """{"citations":[{"statement":"A Dell laptop does not start","message":2,"quote":"my Dell does not start"}]}""";

    private static readonly DocumentReference Loan = new("loan", "Can I borrow a laptop?", "faq.md");
    private static readonly DocumentReference Hours = new("hours", Title: null, FilePath: null);

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

    [Fact]
    public async Task A_document_is_named_by_its_mark_if_the_assistant_was_given_it_for_that_message()
    {
        var answer = """{"citations":[{"statement":"A Dell laptop","message":3,"quote":"Borrow one","document":"D2"}]}""";

        (await CitedAsync([Loan, Hours], answer))!.ShouldHaveSingleItem().Document.ShouldBe(Hours);

        var asked = Asked();
        asked.GetProperty("messages")[1].GetProperty("content").GetString()!.ShouldEndWith(
            "<documents>\nD1: Can I borrow a laptop? (faq.md), given for #3\nD2: hours, given for #3\n</documents>");
        asked.GetProperty("response_format").ToString().ShouldContain("\"document\"");
    }

    [Theory]
    [InlineData(3, "Borrow one", "D3")]
    [InlineData(3, "Borrow one", "D0")]
    [InlineData(3, "Borrow one", "D-1")]
    [InlineData(3, "Borrow one", "loan")]
    [InlineData(3, "Borrow one", "")]
    [InlineData(2, "my Dell does not start", "D1")]
    public async Task A_document_that_was_not_given_for_the_message_is_left_out_and_the_words_stay(int message, string quote, string document)
    {
        var answer = System.Text.Json.JsonSerializer.Serialize(new { citations = new[] { new { statement = "A Dell laptop", message, quote, document } } });

        var citation = (await CitedAsync([Loan, Hours], answer))!.ShouldHaveSingleItem();

        citation.Quote.ShouldBe(quote);
        citation.Document.ShouldBeNull();
    }

    [Fact]
    public async Task Where_no_documents_were_given_none_is_asked_for()
    {
        await CitedAsync(Good);

        Asked().ToString().ShouldNotContain("document\"");
        Asked().GetProperty("messages")[1].ToString().ShouldNotContain("<documents>");
    }

    private System.Text.Json.JsonElement Asked() => bench.Model.Requests.Single(r =>
        r.TryGetProperty("response_format", out var format) && format.GetProperty("json_schema").GetProperty("name").ValueEquals("citations"));

    private Task<IReadOnlyList<Citation>?> CitedAsync(params string[] answers) => CitedAsync([], answers);

    private async Task<IReadOnlyList<Citation>?> CitedAsync(IReadOnlyList<DocumentReference> documents, params string[] answers)
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
                Messages = [Some.Caller("") with { Action = MessageAction.Call }, Some.Caller("Since Monday my Dell does not start."), Some.Assistant("I see. Borrow one.") with { Documents = documents }],
                Claim = new Dictionary<string, string>(StringComparer.Ordinal),
                Reminders = [],
            },
            TestContext.Current.CancellationToken);
        return insights.Synthesis.Citations;
    }
}
