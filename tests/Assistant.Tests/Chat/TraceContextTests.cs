using System.Diagnostics;
using CallCenter.Assistant.Tests.Knowledge;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using CallCenter.Testing.Servers;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>What services outside are really sent of a call's trace: see docs/decisions/0006-trace-id-is-call-id.md.</summary>
public sealed class TraceContextTests
{
    [Fact]
    public async Task Models_search_and_content_safety_are_told_the_trace_and_nothing_else_of_it()
    {
        using var received = new ReceivedRequests();
        using var spans = new RecordedSpans("CallCenter.TraceContextTests", AssistantTrace.SourceName);
        using var test = new ActivitySource("CallCenter.TraceContextTests");
        await using var embeddings = await EmbeddingServer.StartAsync();
        await using var search = await SearchServer.StartAsync();
        await using var safety = await SafetyServer.StartAsync();
        search.Replies(200, """{"value":[]}""");
        await using var bench = await AssistantBench.StartAsync(
            ("ai_search:endpoint", search.Endpoint.ToString()), ("ai_search:access_key", "key"), ("ai_search:context_wait_ms", "2000"),
            ("ai_search:embedding_deployment", "emb"), ("ai_search:embedding_endpoint", embeddings.Endpoint.ToString()), ("ai_search:embedding_key", "key"),
            ("content_safety:endpoint", safety.Endpoint), ("content_safety:access_key", "key"), ("content_safety:prompt_shield", "true"));
        bench.Model.Script("fast", ModelReply.Says("From 8 to 6."));
        using var root = test.StartActivity("test")!;

        await bench.RespondAsync(Some.Context(Some.Caller("What are your opening hours?")));

        var requests = received.Of(root.TraceId.ToHexString());
        foreach (var path in new[] { "/chat/completions", "/embeddings", "/docs/search.post.search", "/contentsafety/" })
            requests.ShouldContain(request => request.Path.Contains(path, StringComparison.Ordinal), $"{path} among {string.Join(' ', requests.Select(request => request.Path))}");
        requests.ShouldAllBe(request => request.Others.Length == 0);
    }
}
