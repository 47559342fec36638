using System.Collections.Concurrent;
using CallCenter.Assistant.Insights;
using CallCenter.Assistant.ModelClients;
using CallCenter.Platform.Translation;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tests.ModelClients;

/// <summary>Answers that are not streamed: one deadline from the request to the last letter.</summary>
public sealed class WholeAnswerTests : IAsyncLifetime
{
    private const string Synthesis = """{"short":"Laptop does not start","long":"**Dell** does not start.","satisfaction":"high","improvement_suggestions":"None."}""";
    private const string Next = """{"action":"requires_expertise","justification":"A technician has to look at it."}""";
    private const string Sms = "We look at your laptop on Monday. Amélie, Contoso";

    private readonly ConcurrentQueue<TimeSpan> waits = new();
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync()
    {
        bench = await AssistantBench.StartAsync();
        bench.Time.ExpiresAtOnce = length =>
        {
            waits.Enqueue(length);
            return false;
        };
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_model_that_hangs_after_the_headers_has_failed_when_the_time_of_a_whole_answer_is_over()
    {
        bench.Model.Script("slow", ModelReply.Stalls(bench.Time.Expire));
        var question = new ModelQuestion { Messages = [new UserChatMessage("Hello.")] };

        var (text, end) = await bench.Services.GetRequiredService<ChatModels>().Slow.CompleteAsync(question, TestContext.Current.CancellationToken);

        text.ShouldBeEmpty();
        end.ShouldBe(new ModelEnded(ModelEndReason.Failed, Error: "timeout"));
        waits.ShouldContain(new ModelDeadlines().WholeAnswer);
    }

    [Fact]
    public async Task What_one_model_hangs_over_the_other_translates()
    {
        bench.Model.Script("slow", ModelReply.Stalls(bench.Time.Expire));
        bench.Model.Script("fast", ModelReply.Whole("""{"texts":["Hallo!"]}"""));

        (await TranslateAsync()).ShouldBe(["Hallo!"]);
        Models().ShouldBe(["slow", "fast"]);
    }

    [Fact]
    public async Task Two_models_that_hang_are_given_up_after_two_requests_each()
    {
        var stalls = ModelReply.Stalls(bench.Time.Expire);
        bench.Model.Script("slow", stalls, stalls);
        bench.Model.Script("fast", stalls, stalls);

        await Should.ThrowAsync<TranslationException>(TranslateAsync);
        Models().ShouldBe(["slow", "fast", "slow", "fast"]);
    }

    [Fact]
    public async Task What_one_model_hangs_over_the_other_writes_after_the_call()
    {
        // All three are asked for at once, and one clock counts for all.
        var hanging = 0;
        var stalls = ModelReply.Stalls(() =>
        {
            if (Interlocked.Increment(ref hanging) == 3)
                bench.Time.Expire();
        });
        bench.Model.Script("synthesis", stalls, ModelReply.Whole(Synthesis));
        bench.Model.Script("next_action", stalls, ModelReply.Whole(Next));
        bench.Model.Script("slow", stalls);
        bench.Model.Script("fast", ModelReply.Whole(Sms));
        bench.Model.Script("citations", ModelReply.Whole("""{"citations":[]}"""));

        var insights = await WriteAsync();

        insights.Synthesis.Short.ShouldBe("Laptop does not start");
        insights.Next.Justification.ShouldBe("A technician has to look at it.");
        insights.SmsSummary.ShouldBe(Sms);
        Models().Take(3).ShouldBe(["slow", "slow", "slow"]);
        Models().Count(model => model is "fast").ShouldBeGreaterThanOrEqualTo(3);
    }

    private IEnumerable<string?> Models() => bench.Model.Requests.Select(request => request.GetProperty("model").GetString());

    private Task<IReadOnlyList<string>> TranslateAsync() =>
        bench.Services.GetRequiredService<ITextTranslator>().TranslateAsync(["Hello!"], "en", "de-DE", TestContext.Current.CancellationToken);

    private Task<ConversationInsights> WriteAsync() => bench.Services.GetRequiredService<InsightsWriter>().WriteAsync(
        new FinishedConversation
        {
            Initiation = Some.Initiation(),
            Language = "en-US",
            Messages = [Some.Caller("My laptop is broken."), Some.Assistant("I see.")],
            Claim = new Dictionary<string, string>(StringComparer.Ordinal),
            Reminders = [],
        },
        TestContext.Current.CancellationToken);
}
