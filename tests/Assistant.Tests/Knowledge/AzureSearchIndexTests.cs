using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.AzureSearch;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Assistant.Tests.Knowledge;

public sealed class AzureSearchIndexTests : IAsyncLifetime
{
    private readonly ManualTimeProvider time = new();
    private SearchServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await SearchServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_query_goes_out_as_the_service_wants_it_and_means_no_operators()
    {
        server.Replies(200, """{"value":[]}""");
        (await Index("sem").SearchAsync("-what's \"open\" + (now) $filter*", Token)).ShouldBeEmpty();

        var (path, key, body) = server.Requests.ShouldHaveSingleItem();
        path.ShouldStartWith("/indexes('trainings')/docs/search.post.search?api-version=");
        key.ShouldBe("query-key");
        body.GetProperty("queryType").GetString().ShouldBe("semantic");
        body.GetProperty("semanticConfiguration").GetString().ShouldBe("sem");
        body.GetProperty("top").GetInt32().ShouldBe(5);
        body.GetProperty("select").GetString().ShouldBe("id,answer,question,context,document_synthesis,file_path,created_at");
        var words = body.GetProperty("search").GetString()!;
        words.ShouldContain("what’s");
        words.ShouldNotContain("\"");
        words.IndexOfAny(['+', '(', ')', '$', '*', '-', '\'']).ShouldBe(-1);
    }

    [Fact]
    public async Task The_rankers_scores_decide_where_there_are_any()
    {
        server.Replies(200, $$"""{"value":[{{Hit("a", 0.01, 1.9)}},{{Hit("b", 0.001, 2.1)}},{{Hit("c", 0.02, 3.5)}}]}""");
        (await Index("sem").SearchAsync("x", Token)).Select(d => d.Id).ShouldBe(["c", "b"]);
    }

    [Fact]
    public async Task Without_the_ranker_scores_are_held_against_the_best()
    {
        server.Replies(200, $$"""{"value":[{{Hit("a", 9.5)}},{{Hit("b", 3.9)}},{{Hit("c", 3.7)}}]}""");
        (await Index(semantic: null).SearchAsync("x", Token)).Select(d => d.Id).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_service_without_semantic_ranking_is_asked_without_it_for_a_while()
    {
        const string refused = """{"error":{"code":"FeatureNotSupportedInService","message":"Semantic search is not enabled for this service."}}""";
        var found = $$"""{"value":[{{Hit("a", 2)}}]}""";
        server.Replies(400, refused).Replies(200, found).Replies(200, found).Replies(200, found);
        var index = Index("sem");

        (await index.SearchAsync("x", Token)).ShouldHaveSingleItem();
        await index.SearchAsync("x", Token);
        time.Advance(TimeSpan.FromMinutes(5));
        await index.SearchAsync("x", Token);

        server.Requests.Select(r => r.Body.TryGetProperty("semanticConfiguration", out _)).ShouldBe([true, false, false, true]);
    }

    [Fact]
    public async Task Queries_that_the_ranker_took_are_charged_to_the_call_and_no_others()
    {
        var found = $$"""{"value":[{{Hit("a", 2)}}]}""";
        server.Replies(200, found).Replies(200, found).Replies(503, "{}").Replies(503, "{}");
        var usage = new UsageMeter();

        usage.Charge();
        await Index("sem").SearchAsync("x", Token);
        await Index(semantic: null).SearchAsync("x", Token);
        await Should.ThrowAsync<KnowledgeException>(() => Index("sem").SearchAsync("x", Token));

        usage.Take().ShouldBe([new UsageItem(UsageKind.SemanticQueries, 1)]);
    }

    [Fact]
    public async Task A_ranker_over_its_quota_is_gone_without()
    {
        server
            .Replies(206, $$"""{"@search.semanticPartialResponseReason":"capacityOverloaded","@search.semanticPartialResponseType":"baseResults","value":[{{Hit("b", 0.03)}}]}""")
            .Replies(200, $$"""{"value":[{{Hit("a", 0.03)}}]}""");
        (await Index("sem").SearchAsync("x", Token)).ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task An_error_of_the_service_is_told_without_its_text(int status)
    {
        server.Replies(status, """{"error":{"code":"","message":"Invalid expression: secret"}}""");
        var error = await Should.ThrowAsync<KnowledgeException>(() => Index(semantic: null).SearchAsync("x", Token));
        error.Message.ShouldContain(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        error.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_search_that_failed_or_was_given_up_is_noted_until_one_succeeds()
    {
        server.Replies(403, "{}").Replies(200, """{"value":[]}""");
        var service = new LastOutcome();
        var index = new WatchedIndex(Index(semantic: null), service);

        await Should.ThrowAsync<KnowledgeException>(() => index.SearchAsync("x", Token));
        service.IsWell.ShouldBeFalse();
        await index.SearchAsync("x", Token);
        service.IsWell.ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => new WatchedIndex(new SlowIndex(), service).SearchAsync("x", new CancellationToken(canceled: true)));
        service.IsWell.ShouldBeFalse();
    }

    private AzureSearchIndex Index(string? semantic)
    {
        var settings = new AiSearchOptions { Endpoint = server.Endpoint, AccessKey = "query-key", SemanticConfiguration = semantic };
        var embedder = MemoryCache.EmbedderOf(settings);
        return new AzureSearchIndex(settings, embedder, time, NullLogger<AzureSearchIndex>.Instance);
    }

    private static string Hit(string id, double score, double? ranked = null) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $$"""{"@search.score":{{score}}{{(ranked is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $",\"@search.rerankerScore\":{ranked}"))}},"id":"{{id}}","answer":"An answer."}""");
}
