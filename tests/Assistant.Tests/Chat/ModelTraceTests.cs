using System.Collections.Concurrent;
using System.Diagnostics;
using CallCenter.Testing.Model;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>The spans of requests to models, by OpenTelemetry's conventions.</summary>
public sealed class ModelTraceTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivitySource test = new("CallCenter.Assistant.Tests");
    private ActivityListener listener = null!;
    private Activity? root;
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is AssistantTrace.SourceName or "CallCenter.Assistant.Tests",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            // Other tests run beside this one.
            ActivityStopped = span =>
            {
                if (span.TraceId == root?.TraceId)
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        bench = await AssistantBench.StartAsync();
        root = test.StartActivity("test");
        Activity.Current = null;
    }

    public async ValueTask DisposeAsync()
    {
        root?.Dispose();
        listener.Dispose();
        test.Dispose();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task A_request_tells_what_was_asked_for_what_answered_and_what_it_took()
    {
        bench.Model.Script("fast", ModelReply.Says("Hello."));

        var span = (await SpansAsync()).ShouldHaveSingleItem();

        (span.DisplayName, span.Kind, span.Status).ShouldBe(("chat fast", ActivityKind.Client, ActivityStatusCode.Unset));
        Tag(span, "gen_ai.operation.name").ShouldBe("chat");
        Tag(span, "gen_ai.provider.name").ShouldBe("openai");
        Tag(span, "gen_ai.request.model").ShouldBe("fast");
        Tag(span, "gen_ai.response.model").ShouldBe("scripted");
        Tag(span, "gen_ai.response.id").ShouldBe("chatcmpl-1");
        ((string[])Tag(span, "gen_ai.response.finish_reasons")!).ShouldBe(["stop"]);
        Tag(span, "gen_ai.usage.input_tokens").ShouldBe(20);
        Tag(span, "gen_ai.usage.output_tokens").ShouldBe(12);
        Tag(span, "server.address").ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData(429, "429")]
    [InlineData(401, "401")]
    public async Task A_request_that_failed_tells_its_class_of_error(int status, string error)
    {
        bench.Model.Script("fast", ModelReply.Fails(status));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        var all = await SpansAsync();

        all.Select(span => Tag(span, "error.type")).ShouldBe([error, null]);
        all.Select(span => Tag(span, "call.model.fallback")).ShouldBe([false, true]);
        all[0].Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_request_that_took_too_long_timed_out()
    {
        bench.Model.Script("fast", ModelReply.Hangs(bench.Time.Expire));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        Tag((await SpansAsync())[0], "error.type").ShouldBe("timeout");
    }

    [Fact]
    public async Task No_words_of_anybody_are_in_a_span()
    {
        bench.Model.Script("fast", ModelReply.SaysAndCalls("Thank you Kevyn.", "updated_claim", """{"updates":[{"field":"caller_name","value":"Kevyn"}]}"""), ModelReply.Says("And your number, Kevyn?"));

        var all = await SpansAsync(Some.Context(Some.Caller("My name is Kevyn, my laptop is broken.")));

        all.Select(span => span.DisplayName).ShouldBe(["chat fast", "execute_tool updated_claim", "chat fast"]);
        foreach (var value in all.SelectMany(span => span.TagObjects).Select(tag => tag.Value as string ?? ""))
            (value.Contains("Kevyn", StringComparison.OrdinalIgnoreCase) || value.Contains("laptop", StringComparison.Ordinal)).ShouldBeFalse(value);
    }

    private async Task<List<Activity>> SpansAsync(Assistant.Chat.ChatContext? context = null)
    {
        Activity.Current = root;
        await bench.RespondAsync(context);
        return [.. spans];
    }

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);
}
