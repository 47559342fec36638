using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>What a turn finds remembered, on an index that really searches.</summary>
public sealed class WarmUpTests : IAsyncLifetime
{
    private static readonly ConversationMessage[] Turn = [Some.Caller("Mine is broken."), Some.Assistant("I am sorry to hear that. You can borrow a laptop. Shall I tell you how?")];
    private static readonly ConversationMessage Reply = Some.Caller("Yes, please.");

    private readonly Shelf shelf = new();
    private CountingIndex index = null!;
    private KnowledgeLibrary library = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        index = new CountingIndex(knowledge);
        library = Library(index, MemoryCache.New());
    }

    public ValueTask DisposeAsync()
    {
        shelf.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_short_reply_finds_what_the_assistant_spoke_of_once_that_was_looked_up()
    {
        (await library.ForTurnAsync([.. Turn, Reply], Token)).ShouldBeEmpty();

        await library.WarmUpAsync(Turn);

        (await library.ForTurnAsync([.. Turn, Reply], Token)).ShouldHaveSingleItem().Id.ShouldBe("loan");
    }

    [Fact]
    public async Task In_the_turn_itself_what_the_assistant_said_is_never_looked_up()
    {
        await library.ForTurnAsync([.. Turn, Reply], Token);

        index.Queries.ShouldBe(["Mine is broken.", "Yes, please."], ignoreOrder: true);
    }

    [Fact]
    public async Task What_the_caller_asks_goes_before_what_the_assistant_said()
    {
        await library.WarmUpAsync(Turn);

        var found = await library.ForTurnAsync([.. Turn, Some.Caller("Rather tell me your opening hours.")], Token);

        found.Select(document => document.Id).ShouldBe(["hours", "loan"]);
    }

    [Fact]
    public async Task Of_what_the_assistant_said_only_the_end_of_its_last_words_counts()
    {
        await library.WarmUpAsync([Some.Assistant("The VPN is slow today."), .. Turn]);

        index.Queries.ShouldBe(["Mine is broken.", "You can borrow a laptop.", "Shall I tell you how?"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_turn_that_comes_twice_is_looked_up_once()
    {
        await library.WarmUpAsync(Turn);
        await library.WarmUpAsync(Turn);

        index.Queries.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_find_nothing_is_looked_up()
    {
        using var empty = new Shelf();
        var asked = new CountingIndex(empty.Open());

        await Library(asked, MemoryCache.New()).WarmUpAsync(Turn);

        asked.Queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_that_fails_is_of_no_consequence()
    {
        var failing = new SlowIndex();
        failing.Fails();

        await Library(failing, MemoryCache.New()).WarmUpAsync(Turn);

        failing.Searches.ShouldBe(3);
    }

    private static KnowledgeLibrary Library(IKnowledgeIndex index, HybridCache cache)
    {
        var settings = Options.Create(new AiSearchOptions());
        return new KnowledgeLibrary(index, new RememberedSearches(index, cache, settings), settings, new ManualTimeProvider(), NullLogger<KnowledgeLibrary>.Instance);
    }
}
