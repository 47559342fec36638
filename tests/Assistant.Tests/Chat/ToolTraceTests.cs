using System.Diagnostics;
using System.Diagnostics.Metrics;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Assistant.Tests.Knowledge;
using CallCenter.Contracts.Usage;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>The spans and measurements of what an answer does besides asking a model.</summary>
public sealed class ToolTraceTests : IAsyncLifetime
{
    private readonly RecordedSpans spans = new(AssistantTrace.SourceName, "CallCenter.ToolTraceTests");
    private readonly ActivitySource test = new("CallCenter.ToolTraceTests");
    private Activity root = null!;
    private AssistantBench bench = null!;
    private EmbeddingServer embeddings = null!;

    public async ValueTask InitializeAsync()
    {
        embeddings = await EmbeddingServer.StartAsync();
        bench = await AssistantBench.StartAsync(
            ("ai_search:embedding_deployment", "emb"), ("ai_search:embedding_endpoint", embeddings.Endpoint.ToString()), ("ai_search:embedding_key", "key"),
            ("ai_search:context_wait_ms", "2000"));
        root = test.StartActivity("test")!;
        Activity.Current = null;
    }

    public async ValueTask DisposeAsync()
    {
        root.Dispose();
        spans.Dispose();
        test.Dispose();
        await bench.DisposeAsync();
        await embeddings.DisposeAsync();
    }

    [Fact]
    public async Task A_tool_is_a_span_with_its_name_and_whether_it_was_refused()
    {
        bench.Model.Script(
            "fast",
            ModelReply.SaysAndCalls("Noted.", "updated_claim", """{"updates":[{"field":"caller_email","value":"swordfish"}]}"""),
            ModelReply.SaysAndCalls("One moment.", "sing_a_swordfish", "{}"),
            ModelReply.Says("Well."));

        var tools = await AnswerAsync("execute_tool updated_claim", "execute_tool (unknown)");

        tools.Select(span => Tag(span, "gen_ai.tool.name")).ShouldBe(["updated_claim", "(unknown)"]);
        tools.Select(span => Tag(span, "gen_ai.operation.name")).ShouldBe(["execute_tool", "execute_tool"]);
        tools.Select(span => Tag(span, "call.tool.refused")).ShouldBe([true, true]);
        tools.ShouldAllBe(span => span.Status == ActivityStatusCode.Unset);
        spans.Of(Trace).SelectMany(span => span.TagObjects).Select(tag => tag.Value as string ?? "").ShouldAllBe(text => !text.Contains("swordfish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_and_its_vector_are_spans_and_the_vector_is_charged_to_the_call_that_asked()
    {
        await bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync(Shelf.HelpDesk, TestContext.Current.CancellationToken);
        bench.Model.Script("fast", ModelReply.Says("From 8 to 6."));
        var context = Some.Context(Some.Caller("What are your opening hours?"));

        // As the edge does it.
        context.Usage.Charge();
        Activity.Current = root;
        await bench.RespondAsync(context);

        var search = (await spans.WaitAsync(Trace, "retrieval local", TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (Tag(search, "gen_ai.operation.name"), Tag(search, "gen_ai.data_source.id"), Tag(search, "call.search.documents")).ShouldBe(("retrieval", "local", 5));
        var vector = spans.Of(Trace, "embeddings emb").ShouldHaveSingleItem();
        (Tag(vector, "gen_ai.operation.name"), Tag(vector, "gen_ai.usage.input_tokens"), vector.ParentSpanId).ShouldBe(("embeddings", 1, search.SpanId));
        // The import was charged to nobody.
        context.Usage.Take().ShouldContain(new UsageItem(UsageKind.InputTokens, 1, "emb"));
    }

    [Fact]
    public async Task An_embedding_model_that_fails_is_an_error_of_its_span_alone()
    {
        await bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync(Shelf.HelpDesk, TestContext.Current.CancellationToken);
        embeddings.Fails = true;
        bench.Model.Script("fast", ModelReply.Says("From 8 to 6."));
        Activity.Current = root;

        await bench.RespondAsync(Some.Context(Some.Caller("What are your opening hours?")));

        var vector = (await spans.WaitAsync(Trace, "embeddings emb", TestContext.Current.CancellationToken))[0];
        (Tag(vector, "error.type"), vector.Status).ShouldBe(("400", ActivityStatusCode.Error));
        (await spans.WaitAsync(Trace, "retrieval local", TestContext.Current.CancellationToken))[0].Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task Requests_to_models_are_measured_with_their_tokens()
    {
        var measured = new List<(string Name, double Value, Dictionary<string, object?> Tags)>();
        var meters = bench.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("gen_ai.", StringComparison.Ordinal))
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        bench.Model.Script("fast", ModelReply.Fails(503));
        bench.Model.Script("slow", ModelReply.Says("Hello."));
        listener.Start();

        await bench.RespondAsync();

        measured.Select(one => (one.Name, one.Tags["gen_ai.request.model"], one.Tags.GetValueOrDefault("gen_ai.token.type"), one.Tags.GetValueOrDefault("error.type"))).ShouldBe(
            [
                ("gen_ai.client.operation.duration", "fast", null, "503"),
                ("gen_ai.client.token.usage", "slow", "input", null),
                ("gen_ai.client.token.usage", "slow", "output", null),
                ("gen_ai.client.operation.duration", "slow", null, null),
            ]);
        measured.Where(one => one.Name is "gen_ai.client.token.usage").Select(one => one.Value).ShouldBe([20, 12]);
        measured.ShouldAllBe(one => one.Tags["gen_ai.operation.name"] as string == "chat" && one.Tags["gen_ai.provider.name"] as string == "openai");

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Add((instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal)));
    }

    private string Trace => root.TraceId.ToHexString();

    private async Task<IReadOnlyList<Activity>> AnswerAsync(params string[] names)
    {
        Activity.Current = root;
        await bench.RespondAsync();
        return [.. names.SelectMany(name => spans.Of(Trace, name))];
    }

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);
}
