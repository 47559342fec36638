using System.Diagnostics;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Caching;
using CallCenter.Platform.Configuration;
using CallCenter.Testing.Servers;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>
/// How many turns of a conversation have documents in time, with and without the warm-up; a search takes as long as one with embedding and
/// semantic ranking may. Run by hand: <c>dotnet …/CallCenter.Assistant.Tests.dll -explicit only -class "*WarmUpMeasurement" -showLiveOutput</c>.
/// </summary>
public sealed class WarmUpMeasurement(ITestOutputHelper output)
{
    private static readonly TimeSpan Search = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Speech = TimeSpan.FromSeconds(1);

    private static readonly (string Caller, string Assistant)[] Talk =
    [
        ("Hello, this is Kevin.", "Hello Kevin. What can I do for you?"),
        ("Mine is broken.", "I am sorry. You can borrow a laptop. Shall I tell you how?"),
        ("Yes, please.", "We lend you one for two weeks. Do you know how to reset the password?"),
        ("No, I do not.", "Press reset on the login page. Does the printer print?"),
        ("Not really.", "Then switch it off and on. Anything else?"),
        ("What are your opening hours?", "Monday to Friday. Do you reach the VPN from home?"),
        ("Sometimes.", "Choose the profile Home. Is there anything else?"),
        ("No, that was all.", "Goodbye."),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Turns_with_documents_in_time()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        using var shelf = new Shelf();
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        foreach (var warm in new[] { false, true })
        {
            await using var redis = await RedisServer.StartAsync(Token);
            var index = new CountingIndex(new DistantIndex(knowledge, Search));
            var (edge, worker) = (Library(index, redis), Library(index, redis));
            var (found, waits, said) = (0, new List<double>(), new List<ConversationMessage>());
            foreach (var (caller, assistant) in Talk)
            {
                said.Add(Some.Caller(caller));
                var started = Stopwatch.GetTimestamp();
                var documents = await edge.ForTurnAsync(said, Token);
                waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                found += documents.Count > 0 ? 1 : 0;
                said.Add(Some.Assistant(assistant));
                await Task.Delay(Speech, TimeProvider.System, Token);
                var warming = warm ? worker.WarmUpAsync(said[^2..]) : Task.CompletedTask;
                await Task.WhenAll(warming, Task.Delay(Speech, TimeProvider.System, Token));
            }

            output.WriteLine($"warm-up {warm}: {found} of {Talk.Length} turns with documents, {index.Queries.Count} searches, waits {string.Join(" ", waits.Select(wait => $"{wait:F0}"))} ms");
        }
    }

    [Fact(Explicit = true)]
    public async Task Time_of_a_look_into_the_shared_cache()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        using var shelf = new Shelf();
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        await using var redis = await RedisServer.StartAsync(Token);
        var settings = Options.Create(new AiSearchOptions());
        var writer = new RememberedSearches(knowledge, Memory(redis), settings);
        for (var i = 0; i < 500; i++)
            await writer.FindAsync($"opening hours {i}", Token);
        await Task.Delay(Speech, TimeProvider.System, Token);
        var reader = new RememberedSearches(knowledge, Memory(redis), settings);
        await reader.RecallAsync("opening hours 0", Token);
        var looks = new List<double>();
        for (var i = 1; i < 500; i++)
        {
            var started = Stopwatch.GetTimestamp();
            (await reader.RecallAsync($"opening hours {i}", Token)).ShouldNotBeNull();
            looks.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        looks.Sort();
        output.WriteLine($"a look into the shared cache: p50 {looks[looks.Count / 2]:F2} ms, p95 {looks[looks.Count * 95 / 100]:F2} ms");
    }

    private static KnowledgeLibrary Library(IKnowledgeIndex index, RedisServer redis)
    {
        var settings = Options.Create(new AiSearchOptions());
        return new KnowledgeLibrary(index, new RememberedSearches(index, Memory(redis), settings), settings, TimeProvider.System, NullLogger<KnowledgeLibrary>.Instance);
    }

    // The memory of a process of its own, made as every service makes it.
    private static HybridCache Memory(RedisServer redis)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["cache:mode"] = "redis",
            ["cache:redis:host"] = redis.Host,
            ["cache:redis:port"] = $"{redis.Port}",
            ["cache:redis:password"] = redis.Password,
            ["cache:redis:ssl"] = "false",
            ["cache:redis:timeout_ms"] = "1000",
        });
        builder.Services.AddSettings<CacheOptions>();
        builder.AddSharedCache();
        builder.Services.AddSingleton<IHybridCacheSerializer<FoundDocuments>, FoundDocumentsSerializer>();
        return builder.Build().Services.GetRequiredService<HybridCache>();
    }

    private sealed class DistantIndex(IKnowledgeIndex index, TimeSpan distance) : IKnowledgeIndex
    {
        public bool HasDocuments => index.HasDocuments;

        public string Version => index.Version;

        public async Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
        {
            await Task.Delay(distance, TimeProvider.System, cancellationToken);
            return await index.SearchAsync(query, cancellationToken);
        }
    }
}
