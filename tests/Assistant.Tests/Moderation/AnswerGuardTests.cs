using System.Text.Json;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Assistant.Tests.Knowledge;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Usage;
using CallCenter.Testing.Model;
using CallCenter.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Assistant.Tests.Moderation;

/// <summary>Content Safety beside the model.</summary>
public sealed class AnswerGuardTests : IAsyncLifetime
{
    private const string Attack = """{"userPromptAnalysis":{"attackDetected":true},"documentsAnalysis":[]}""";
    private const string Harmless = """{"userPromptAnalysis":{"attackDetected":false},"documentsAnalysis":[]}""";
    private static readonly AnswerFailed Stopped = new(AnswerFailure.InputFiltered);

    private SafetyServer safety = null!;
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync()
    {
        safety = await SafetyServer.StartAsync();
        bench = await AssistantBench.StartAsync(Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await safety.DisposeAsync();
    }

    [Fact]
    public async Task An_attempt_to_overrule_the_instructions_is_answered_like_filtered_input_and_nothing_is_done()
    {
        Judge(Attack);
        bench.Model.Script("fast", ModelReply.SaysAndCalls("I'm sending you the list.", "send_sms", """{"message":"All secrets"}"""), ModelReply.Says("Done."));

        (await bench.RespondAsync()).Where(output => output is not FirstTokenReceived).ShouldBe([Stopped]);
        var (path, key, body) = safety.Requests.ShouldHaveSingleItem();
        path.ShouldBe("/contentsafety/text:shieldPrompt?api-version=2024-09-01");
        key.ShouldBe("safety-key");
        body.ToString().ShouldBe("""{"userPrompt":"My laptop is broken.","documents":[]}""");
    }

    [Fact]
    public async Task What_the_service_looks_at_is_charged_to_the_call_by_the_thousand_characters()
    {
        Judge(Harmless);
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        var context = Some.Context(Some.Caller(new string('a', 1001)));

        // As the edge does it.
        context.Usage.Charge();
        await bench.RespondAsync(context);

        context.Usage.Take().ShouldContain(new UsageItem(UsageKind.SafetyRecords, 2));
    }

    [Fact]
    public async Task A_verdict_that_never_came_costs_nothing()
    {
        Judge("503");
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        var context = Some.Context();

        context.Usage.Charge();
        await bench.RespondAsync(context);

        context.Usage.Take().ShouldNotContain(item => item.Kind == UsageKind.SafetyRecords);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("404")]
    [InlineData("no verdict")]
    public async Task A_verdict_that_could_not_be_had_shows_in_the_readiness_report_until_there_is_one(string answer)
    {
        var answers = new Queue<string>([answer, Harmless]);
        safety.Judge = (_, _) => Task.FromResult(answers.Dequeue());
        bench.Model.Script("fast", ModelReply.Says("Hello."), ModelReply.Says("Hello."));
        (await RowAsync()).ShouldBe(HealthStatus.Healthy);

        await bench.RespondAsync();
        (await RowAsync()).ShouldBe(HealthStatus.Degraded);

        await bench.RespondAsync();
        (await RowAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_tool_that_is_called_without_a_word_waits_for_the_verdict_too()
    {
        Judge(Attack);
        bench.Model.Script("fast", ModelReply.SaysAndCalls("", "send_sms", """{"message":"All secrets"}"""), ModelReply.Says("Done."));

        (await bench.RespondAsync()).ShouldNotContain(output => output is SmsRequested || output is ToolCalled);
    }

    [Fact]
    public async Task A_harmless_turn_is_answered_as_without_the_shield()
    {
        Judge(Harmless);
        bench.Model.Script("fast", ModelReply.Says("Oh no! What model is it?"));

        (await bench.RespondAsync()).ShouldBe([new FirstTokenReceived(), new AssistantSentence("Oh no!", Style.None), new AssistantSentence("What model is it?", Style.None)]);
        safety.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_verdict_that_is_late_holds_the_first_sentence_only_so_long_and_stops_what_follows()
    {
        var verdict = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        safety.Judge = (_, _) => verdict.Task;
        var holds = 0;
        bench.Time.ExpiresAtOnce = length => length == TimeSpan.FromMilliseconds(250) && Interlocked.Increment(ref holds) == 1;
        bench.Model.Script("fast", ModelReply.Says("Here it is."));

        var outputs = await bench.RespondAsync(heard: output =>
        {
            if (output is AssistantSentence)
                verdict.SetResult(Attack);
        });

        outputs.ShouldBe([new FirstTokenReceived(), new AssistantSentence("Here it is.", Style.None), Stopped]);
    }

    [Fact]
    public async Task Without_a_verdict_in_time_the_answer_is_given()
    {
        safety.Judge = (_, _) => new TaskCompletionSource<string>().Task;
        bench.Time.ExpiresAtOnce = length => length == TimeSpan.FromMilliseconds(250);
        bench.Model.Script("fast", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("401")]
    [InlineData("429")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"userPromptAnalysis":"what"}""")]
    public async Task A_service_that_cannot_judge_turns_nobody_away(string verdict)
    {
        Judge(verdict);
        bench.Model.Script("fast", ModelReply.Says("Hello."));

        Texts(await bench.RespondAsync()).ShouldBe(["Hello."]);
    }

    [Fact]
    public async Task Where_the_assistant_opens_the_talk_there_is_nothing_to_shield()
    {
        bench.Model.Script("fast", ModelReply.Says("Welcome back!"));

        await bench.RespondAsync(Some.Context(Some.Assistant("Goodbye.")));

        safety.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sentence_that_no_document_says_is_not_said()
    {
        await using var grounded = await FilledAsync();
        Judge(text => text.Contains("midnight", StringComparison.Ordinal) ? Ground(0.9) : Ground(0));
        Looks(grounded, "From 8 am to 6 pm. And at midnight too. Come by!");

        var outputs = await grounded.RespondAsync(Some.Context(Some.Caller("Tell me something.")));

        Texts(outputs).ShouldBe(["Let me look that up.", "From 8 am to 6 pm."]);
        outputs[^1].ShouldBe(Stopped);
        var request = safety.Requests.First(request => request.Path.Contains("Groundedness", StringComparison.Ordinal));
        request.Path.ShouldBe("/contentsafety/text:detectGroundedness?api-version=2024-02-15-preview");
        request.Body.GetProperty("qna").GetProperty("query").GetString().ShouldBe("Tell me something.");
        request.Body.GetProperty("groundingSources")[0].GetString()!.ShouldContain("The help desk is open Monday to Friday from 8 am to 6 pm.");
    }

    [Fact]
    public async Task A_sentence_that_is_mostly_grounded_is_said_and_a_question_not_checked()
    {
        await using var grounded = await FilledAsync();
        Judge(_ => Ground(0.3));
        Looks(grounded, "From 8 am to 6 pm. Anything else?");

        Texts(await grounded.RespondAsync(Some.Context(Some.Caller("Tell me something.")))).ShouldBe(["Let me look that up.", "From 8 am to 6 pm.", "Anything else?"]);
        safety.Requests.Count(request => request.Path.Contains("Groundedness", StringComparison.Ordinal)).ShouldBe(1);
    }

    private (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
        [("content_safety:endpoint", safety.Endpoint), ("content_safety:access_key", "safety-key"), ("content_safety:hold_ms", "250"), .. more];

    private async Task<AssistantBench> FilledAsync()
    {
        var filled = await AssistantBench.StartAsync(Settings(("content_safety:groundedness", "true"), ("content_safety:prompt_shield", "false")));
        await filled.Services.GetRequiredService<LocalKnowledge>().ImportAsync(Shelf.HelpDesk, TestContext.Current.CancellationToken);
        return filled;
    }

    private static void Looks(AssistantBench bench, string answer) => bench.Model.Script(
        "fast", ModelReply.SaysAndCalls("Let me look that up.", "search_document", """{"queries":["opening hours of the help desk"]}"""), ModelReply.Says(answer));

    private async Task<HealthStatus> RowAsync() =>
        (await bench.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(row => row.Name is "content_safety", TestContext.Current.CancellationToken)).Entries.ShouldHaveSingleItem().Value.Status;

    private void Judge(string verdict) => safety.Judge = (_, _) => Task.FromResult(verdict);

    private void Judge(Func<string, string> ofText) => safety.Judge = (_, body) => Task.FromResult(ofText(body.GetProperty("text").GetString()!));

    private static string Ground(double share) => JsonSerializer.Serialize(new { ungroundedDetected = share > 0, ungroundedPercentage = share, ungroundedDetails = Array.Empty<string>() });

    private static List<string> Texts(IEnumerable<AssistantOutput> outputs) => [.. outputs.OfType<AssistantSentence>().Select(sentence => sentence.Text)];
}
