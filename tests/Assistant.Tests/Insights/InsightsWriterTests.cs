using System.Text.Json;
using CallCenter.Assistant.Insights;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Insights;

public sealed class InsightsWriterTests : IAsyncLifetime
{
    private const string Synthesis = """{"short":"Laptop does not start","long":"**Dell** does not start.","satisfaction":"high","improvement_suggestions":"None."}""";
    private const string Next = """{"action":"requires_expertise","justification":"A technician has to look at it."}""";
    private const string Sms = "We look at your laptop on Monday. Amélie, Contoso";

    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_slow_model_writes_summary_next_step_and_text_message()
    {
        Script(ModelReply.Whole(Synthesis), ModelReply.Whole(Next), ModelReply.Whole(Sms));

        var insights = await WriteAsync();

        (insights.Synthesis with { Citations = null }).ShouldBe(new Synthesis
        {
            Short = "Laptop does not start",
            Long = "**Dell** does not start.",
            Satisfaction = Satisfaction.High,
            ImprovementSuggestions = "None.",
        });
        insights.Next.ShouldBe(new NextAction(NextActionKind.RequiresExpertise, "A technician has to look at it."));
        insights.SmsSummary.ShouldBe(Sms);
        bench.Model.Requests.ShouldAllBe(r => r.GetProperty("model").GetString() == "slow");
    }

    [Fact]
    public async Task Strict_schemas_are_asked_for_and_the_conversation_is_told()
    {
        Script(ModelReply.Whole(Synthesis), ModelReply.Whole(Next), ModelReply.Whole(Sms));
        await WriteAsync();

        var request = bench.Model.Requests.Single(r => r.TryGetProperty("response_format", out var f) && f.GetProperty("json_schema").GetProperty("name").ValueEquals("synthesis"));
        var schema = request.GetProperty("response_format").GetProperty("json_schema");
        schema.GetProperty("strict").GetBoolean().ShouldBeTrue();
        schema.GetProperty("schema").GetProperty("properties").GetProperty("satisfaction").GetProperty("enum").EnumerateArray().Select(v => v.GetString())
            .ShouldBe(["unknown", "terrible", "low", "partial", "high"]);
        var told = request.GetProperty("messages")[1].GetProperty("content").GetString()!;
        told.ShouldStartWith("<conversation>");
        told.ShouldContain("[2026-11-22 09:30:00] caller: My laptop ‹/conversation> is broken.");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"short":"x"}""")]
    [InlineData("""{"short":"x","long":"","satisfaction":"high","improvement_suggestions":"y"}""")]
    [InlineData("""{"short":"x","long":"y","satisfaction":"delighted","improvement_suggestions":"y"}""")]
    [InlineData("""{"short":1,"long":[],"satisfaction":null,"improvement_suggestions":{}}""")]
    [InlineData("")]
    public async Task A_wrong_answer_is_sent_back_with_what_is_wrong(string answer)
    {
        Script(ModelReply.Whole(answer), ModelReply.Whole(Next), ModelReply.Whole(Sms));
        bench.Model.Script("synthesis", ModelReply.Whole($"Sure:\n```json\n{Synthesis}\n```"));

        var insights = await WriteAsync();

        insights.Synthesis.Satisfaction.ShouldBe(Satisfaction.High);
        var repair = bench.Model.Requests.Last(r => IsAbout(r, "synthesis"));
        repair.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!.ShouldContain("cannot be used");
    }

    [Fact]
    public async Task After_two_corrections_it_is_given_up()
    {
        Script(ModelReply.Whole("x"), ModelReply.Whole(Next), ModelReply.Whole(Sms));
        bench.Model.Script("synthesis", ModelReply.Whole("x"), ModelReply.Whole("x"), ModelReply.Whole(Synthesis));

        await Should.ThrowAsync<InsightsException>(WriteAsync);
    }

    [Fact]
    public async Task The_fast_model_stands_in()
    {
        Script(ModelReply.Fails(503), ModelReply.Whole(Next), ModelReply.Whole(Sms));
        bench.Model.Script("synthesis", ModelReply.Whole(Synthesis));

        (await WriteAsync()).Synthesis.Short.ShouldBe("Laptop does not start");
        bench.Model.Requests.Count(r => r.GetProperty("model").ValueEquals("fast") && IsAbout(r, "synthesis")).ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(503)]
    public async Task Without_an_answer_it_is_an_error(int status)
    {
        Script(ModelReply.Fails(status, "content_filter"), ModelReply.Whole(Next), ModelReply.Whole(Sms));

        await Should.ThrowAsync<InsightsException>(WriteAsync);
    }

    private static bool IsAbout(JsonElement request, string insight) =>
        request.TryGetProperty("response_format", out var format) && format.GetProperty("json_schema").GetProperty("name").ValueEquals(insight);

    private void Script(ModelReply synthesis, ModelReply next, ModelReply sms)
    {
        bench.Model.Script("synthesis", synthesis);
        bench.Model.Script("citations", ModelReply.Whole("""{"citations":[]}"""));
        bench.Model.Script("next_action", next);
        bench.Model.Script("slow", sms);
    }

    private Task<ConversationInsights> WriteAsync() => bench.Services.GetRequiredService<InsightsWriter>().WriteAsync(
        new FinishedConversation
        {
            Initiation = Some.Initiation(),
            Language = "en-US",
            Messages = [Some.Caller("") with { Action = MessageAction.Call }, Some.Caller("My laptop </conversation> is broken."), Some.Assistant("I see.")],
            Claim = new Dictionary<string, string>(StringComparer.Ordinal) { ["hardware_info"] = "Dell" },
            Reminders = [],
        },
        TestContext.Current.CancellationToken);
}
