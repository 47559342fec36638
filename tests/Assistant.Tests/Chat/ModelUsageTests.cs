using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Usage;
using CallCenter.Testing.Model;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>What answers take of the models is counted for their call.</summary>
public sealed class ModelUsageTests : IAsyncLifetime
{
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_tokens_of_all_rounds_are_added_up_by_model()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("I'm writing that down.", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
            ModelReply.Says("Done."));
        var context = Some.Context();

        await bench.RespondAsync(context);

        context.Usage.Take().ShouldBe([new UsageItem(UsageKind.InputTokens, 40, "fast"), new UsageItem(UsageKind.OutputTokens, 24, "fast")]);
        context.Usage.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task Cached_tokens_are_counted_apart_and_not_twice()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("Hello.").Raw(
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""").Raw(
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":5,"total_tokens":105,"prompt_tokens_details":{"cached_tokens":64}}}""").Raw("[DONE]").Stops());
        var context = Some.Context();

        await bench.RespondAsync(context);

        context.Usage.Take().ShouldBe([
            new UsageItem(UsageKind.InputTokens, 36, "fast"), new UsageItem(UsageKind.CachedInputTokens, 64, "fast"), new UsageItem(UsageKind.OutputTokens, 5, "fast")]);
    }

    [Fact]
    public async Task A_model_that_refused_has_used_nothing()
    {
        bench.Model.Script("fast", ModelReply.Fails(503));
        bench.Model.Script("slow", ModelReply.Says("Hello."));
        var context = Some.Context();

        await bench.RespondAsync(context);

        context.Usage.Take().ShouldAllBe(item => item.Model == "slow");
    }

    [Fact]
    public async Task An_answer_that_was_interrupted_is_counted_by_estimate()
    {
        bench.Model.Script("fast", ModelReply.Stream().Text("One. Two. Thr").GoesSilent());
        using var bargeIn = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var context = Some.Context();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var output in bench.Assistant.RespondAsync(context, bargeIn.Token))
            {
                if (output is AssistantSentence)
                    await bargeIn.CancelAsync();
            }
        });

        var used = context.Usage.Take().ToDictionary(item => item.Kind, item => item.Quantity);
        used[UsageKind.InputTokens].ShouldBeInRange(500, 10_000);
        used[UsageKind.OutputTokens].ShouldBe(TokenEstimate.Of("One. Two. Thr"));
    }
}
