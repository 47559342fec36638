using CallCenter.Assistant.Chat;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>A model that fails is left alone for a while, by all calls.</summary>
public sealed class ModelBreakerTests : IAsyncLifetime
{
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    public async Task A_model_that_failed_twice_is_skipped_at_once(int status)
    {
        await FailTwiceAsync(status);

        (await ModelsOfAnAnswerAsync()).ShouldBe(["slow"]);
    }

    [Fact]
    public async Task The_slow_model_is_skipped_too_where_it_is_the_first()
    {
        await using var other = await AssistantBench.StartAsync(("features:slow_llm_for_chat", "true"));
        other.Model.Script("slow", ModelReply.Fails(503), ModelReply.Fails(503));
        other.Model.Script("fast", ModelReply.Says("One."), ModelReply.Says("Two."), ModelReply.Says("Three."));
        await other.RespondAsync();
        await other.RespondAsync();
        await other.RespondAsync();

        other.Model.Requests.Select(r => r.GetProperty("model").GetString()).ShouldBe(["slow", "fast", "slow", "fast", "fast"]);
    }

    [Fact]
    public async Task After_a_pause_one_request_decides_and_the_others_do_not_wait_for_it()
    {
        await FailTwiceAsync();
        bench.Time.Now += TimeSpan.FromSeconds(6);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Model.Script("fast", ModelReply.Hangs(asked.SetResult));
        bench.Model.Script("slow", ModelReply.Says("I stand in."), ModelReply.Says("I do too."));
        var before = bench.Model.Requests.Count;

        var trial = bench.RespondAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await bench.RespondAsync();
        bench.Time.Expire();
        await trial;

        Models(before).ShouldBe(["fast", "slow", "slow"]);
    }

    [Fact]
    public async Task A_trial_that_succeeds_brings_the_model_back()
    {
        await FailTwiceAsync();
        bench.Time.Now += TimeSpan.FromSeconds(6);
        bench.Model.Script("fast", ModelReply.Says("I'm back."));

        (await ModelsOfAnAnswerAsync()).ShouldBe(["fast"]);
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_trial_that_fails_makes_the_next_pause_longer()
    {
        await FailTwiceAsync();
        bench.Time.Now += TimeSpan.FromSeconds(6);
        bench.Model.Script("fast", ModelReply.Fails(503));
        (await ModelsOfAnAnswerAsync()).ShouldBe(["fast", "slow"]);

        bench.Time.Now += TimeSpan.FromSeconds(6);
        (await ModelsOfAnAnswerAsync()).ShouldBe(["slow"]);
    }

    [Fact]
    public async Task Where_both_models_failed_lately_the_first_is_asked_all_the_same()
    {
        await bench.RespondAsync();
        bench.Model.Script("fast", ModelReply.Says("I'm back."));

        (await ModelsOfAnAnswerAsync()).ShouldBe(["fast"]);
        bench.Model.Script("fast", ModelReply.Says("And here to stay."));
        (await ModelsOfAnAnswerAsync()).ShouldBe(["fast"]);
    }

    [Fact]
    public async Task Where_both_models_fail_on_each_answer_ends_after_one_request()
    {
        await bench.RespondAsync();
        var before = bench.Model.Requests.Count;

        (await bench.RespondAsync()).ShouldBe([new AnswerFailed(AnswerFailure.ProviderFailed)]);
        Models(before).ShouldBe(["fast"]);
    }

    [Theory]
    [InlineData(400, "context_length_exceeded")]
    [InlineData(400, "content_filter")]
    public async Task A_request_that_is_refused_for_what_it_says_is_no_failure_of_the_model(int status, string code)
    {
        for (var i = 0; i < 3; i++)
        {
            bench.Model.Script("fast", ModelReply.Fails(status, code));
            bench.Model.Script("slow", ModelReply.Says("Hello."));
            await bench.RespondAsync();
        }

        bench.Model.Script("fast", ModelReply.Says("Hello."));
        (await ModelsOfAnAnswerAsync())[0].ShouldBe("fast");
    }

    [Fact]
    public async Task A_sentence_that_was_passed_on_is_gone_on_with_and_not_begun_again_when_the_model_is_left_alone()
    {
        for (var i = 0; i < 2; i++)
        {
            bench.Model.Script("fast", ModelReply.Stream().Text("It will be repaired. And you wi").Stops());
            bench.Model.Script("slow", ModelReply.Says("You get it back."));
            await bench.RespondAsync();
        }

        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        bench.Messages(1)[^2].ShouldBe(("assistant", "It will be repaired."));
    }

    [Fact]
    public async Task Requests_that_were_given_up_before_a_word_came_prove_nothing()
    {
        bench.Model.Script("slow", ModelReply.Says("I stand in."), ModelReply.Says("I do again."));
        bench.Model.Script("fast", ModelReply.Fails(503));
        await bench.RespondAsync();
        for (var i = 0; i < 3; i++)
        {
            using var bargeIn = new CancellationTokenSource();
            bench.Model.Script("fast", ModelReply.Hangs(bargeIn.Cancel));
            await Should.ThrowAsync<OperationCanceledException>(async () => await bench.Assistant.RespondAsync(Some.Context(), bargeIn.Token).CountAsync(TestContext.Current.CancellationToken));
        }

        bench.Model.Script("fast", ModelReply.Fails(503));
        await bench.RespondAsync();

        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
    }

    private async Task FailTwiceAsync(int status = 503)
    {
        bench.Model.Script("fast", ModelReply.Fails(status), ModelReply.Fails(status));
        bench.Model.Script("slow", ModelReply.Says("I stand in."), ModelReply.Says("I do again."));
        await bench.RespondAsync();
        await bench.RespondAsync();
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
    }

    private async Task<List<string>> ModelsOfAnAnswerAsync()
    {
        bench.Model.Script("slow", ModelReply.Says("I stand in."));
        var before = bench.Model.Requests.Count;
        await bench.RespondAsync();
        return Models(before);
    }

    private async Task<HealthStatus> HealthAsync()
    {
        var report = await bench.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries.Keys.Order(StringComparer.Ordinal).ShouldBe(["llm.fast", "llm.slow"]);
        return report.Entries["llm.fast"].Status;
    }

    private List<string> Models(int from) => [.. bench.Model.Requests.Skip(from).Select(request => request.GetProperty("model").GetString()!)];
}
