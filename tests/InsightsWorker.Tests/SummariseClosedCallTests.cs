using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using CallCenter.Testing.Model;

namespace CallCenter.InsightsWorker.Tests;

[Trait("Speed", "slow")]
public sealed class SummariseClosedCallTests : IAsyncLifetime
{
    private WorkerBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await WorkerBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_closed_call_is_summarised_with_its_next_step_and_text_message()
    {
        bench.ScriptGoodInsights();

        var ready = (await bench.CloseAsync(bench.Closed())).Message;

        ready.CallId.ShouldBe(WorkerBench.CallId);
        ready.ConversationId.ShouldBe(WorkerBench.ConversationId);
        ready.Synthesis.Short.ShouldBe("Laptop");
        ready.Next.Action.ShouldBe(NextActionKind.CaseClosed);
        ready.SmsSummary.ShouldBe("Your laptop is fine.");
        ready.Synthesis.Citations!.ShouldHaveSingleItem().Quote.ShouldBe("laptop is broken");
    }

    [Fact]
    public async Task A_call_whose_caller_was_heard_late_is_summarised_then()
    {
        bench.ScriptGoodInsights();
        await bench.PublishAsync(bench.Closed() with { CallerSpoke = false });
        (await bench.WasConsumedAsync()).ShouldBeTrue();
        bench.Model.Requests.ShouldBeEmpty();

        await bench.Harness.Bus.Publish(new CallerHeardLate { Call = bench.Closed() }, TestContext.Current.CancellationToken);

        (await bench.Ready.ReadAsync(TestContext.Current.CancellationToken)).Message.Synthesis.Short.ShouldBe("Laptop");
    }

    [Fact]
    public async Task What_the_summary_took_is_told_and_without_prices_no_cost()
    {
        bench.ScriptGoodInsights();

        var ready = (await bench.CloseAsync(bench.Closed())).Message;

        ready.Usage.ShouldBe([new UsageItem(UsageKind.InputTokens, 80, "slow"), new UsageItem(UsageKind.OutputTokens, 48, "slow")]);
        ready.Cost.ShouldBeNull();
    }

    [Fact]
    public async Task With_prices_the_call_costs_what_it_used_before_and_what_the_summary_took()
    {
        await using var priced = await WorkerBench.StartAsync(
            ("prices:currency", "EUR"), ("prices:call_per_minute", "0.5"), ("prices:sms_per_message", "0.07"), ("prices:models:0:model", "slow"), ("prices:models:0:input_per_million_tokens", "1000"));
        priced.ScriptGoodInsights();
        await priced.AddAsync(new UsageRecord { SourceId = Guid.NewGuid(), CallId = WorkerBench.CallId, Items = [new UsageItem(UsageKind.TextMessages, 2)] });
        await priced.AddAsync(new UsageRecord { SourceId = Guid.NewGuid(), CallId = Guid.NewGuid(), Items = [new UsageItem(UsageKind.TextMessages, 50)] });

        (await priced.CloseAsync(priced.Closed())).Message.Cost.ShouldBe(new Money(0.5m + 0.14m + 0.08m, "EUR"));
    }

    [Fact]
    public async Task The_model_reads_the_whole_conversation_in_order()
    {
        bench.ScriptGoodInsights();

        await bench.CloseAsync(bench.Closed());

        var told = bench.Model.Requests[0].GetProperty("messages")[1].GetProperty("content").GetString()!;
        told.IndexOf("assistant: What can I do?", StringComparison.Ordinal).ShouldBeInRange(1, told.IndexOf("caller: My laptop is broken.", StringComparison.Ordinal));
        bench.Model.Requests[0].GetProperty("messages")[0].GetProperty("content").GetString()!.ShouldContain("\"hardware_info\":\"Dell\"");
    }

    [Fact]
    public async Task A_call_in_which_the_caller_said_nothing_is_not_summarised()
    {
        await bench.PublishAsync(bench.Closed() with { CallerSpoke = false });

        (await bench.WasConsumedAsync()).ShouldBeTrue();
        bench.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delivered_twice_the_same_message_is_published_twice()
    {
        bench.ScriptGoodInsights();
        bench.ScriptGoodInsights();

        var first = await bench.CloseAsync(bench.Closed());
        var second = await bench.CloseAsync(bench.Closed());

        second.MessageId.ShouldBe(first.MessageId);
    }

    [Fact]
    public async Task Overload_of_the_models_passes()
    {
        bench.Model.Script("synthesis", [.. Enumerable.Repeat(ModelReply.Fails(503), 4)]);
        bench.Model.Script("next_action", [.. Enumerable.Repeat(ModelReply.Fails(503), 4)]);
        bench.Model.Script("slow", ModelReply.Fails(503), ModelReply.Fails(503));
        bench.Model.Script("fast", ModelReply.Fails(503), ModelReply.Fails(503));
        // A try in which only some of the three are made is thrown away.
        for (var tries = 0; tries < 6; tries++)
            bench.ScriptGoodInsights();

        (await bench.CloseAsync(bench.Closed())).Message.Synthesis.Short.ShouldBe("Laptop");
    }

    [Fact]
    public async Task When_no_model_ever_answers_the_message_ends_in_the_error_queue()
    {
        await bench.FailAsync(bench.Closed());

        bench.Ready.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_conversation_that_is_not_stored_is_a_failure_and_not_made_up()
    {
        await bench.FailAsync(bench.Closed() with { ConversationId = Guid.NewGuid() });

        bench.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_language_last_spoken_is_the_language_of_the_summary()
    {
        bench.ScriptGoodInsights();

        await bench.CloseAsync(bench.Closed() with { Language = "fr-FR" });

        bench.Model.Requests.ShouldAllBe(r => r.GetProperty("messages")[0].GetProperty("content").GetString()!.Contains("French (fr-FR)"));
    }
}
