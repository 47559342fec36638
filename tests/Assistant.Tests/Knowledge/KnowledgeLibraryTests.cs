using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Knowledge;

public sealed class KnowledgeLibraryTests
{
    private readonly SlowIndex index = new();
    private readonly ManualTimeProvider time = new();
    private readonly KnowledgeLibrary library;

    public KnowledgeLibraryTests() => library = new KnowledgeLibrary(
        index,
        new RememberedSearches(index, MemoryCache.New(), Options.Create(new AiSearchOptions())),
        Options.Create(new AiSearchOptions()),
        time,
        NullLogger<KnowledgeLibrary>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_found_is_remembered_until_the_index_changes()
    {
        index.Answers(Shelf.HelpDesk[0]);
        (await library.LookUpAsync(["opening hours"], Token)).ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(Shelf.HelpDesk[0]);
        await library.LookUpAsync(["Opening hours "], Token);
        index.Searches.ShouldBe(1);

        index.Version = "2";
        await library.LookUpAsync(["opening hours"], Token);
        index.Searches.ShouldBe(2);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_told_as_none()
    {
        var looked = library.LookUpAsync(["opening hours"], Token);
        await index.Asked;
        looked.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(3));
        (await looked).ShouldBeNull();
    }

    [Fact]
    public async Task A_search_that_fails_is_told_as_none_and_tried_again()
    {
        index.Fails();
        (await library.LookUpAsync(["opening hours"], Token)).ShouldBeNull();
        (await library.LookUpAsync(["opening hours"], Token)).ShouldBeNull();
        index.Searches.ShouldBe(2);
    }

    [Fact]
    public async Task A_turn_waits_a_moment_only_and_the_next_one_finds_the_search_done()
    {
        var turn = library.ForTurnAsync([Some.Caller("What are your opening hours?")], Token);
        await index.Asked;
        time.Advance(TimeSpan.FromMilliseconds(150));
        (await turn).ShouldBeEmpty();

        index.Answers(Shelf.HelpDesk[0]);
        (await library.ForTurnAsync([Some.Caller("What are your opening hours?"), Some.Assistant("One moment.")], Token)).ShouldBe([Shelf.HelpDesk[0]]);
        index.Searches.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_callers_latest_words_are_looked_up()
    {
        index.Answers();
        await library.ForTurnAsync([Some.Assistant("Where is it?"), Some.Caller("Here."), Some.Assistant("Thank you."), Some.Caller("here.")], Token);
        index.Searches.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_interrupts_ends_the_wait_and_not_the_search()
    {
        using var barge = new CancellationTokenSource();
        var looked = library.LookUpAsync(["opening hours"], barge.Token);
        await index.Asked;
        await barge.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => looked);

        index.Answers(Shelf.HelpDesk[0]);
        (await library.LookUpAsync(["opening hours"], Token)).ShouldNotBeNull().ShouldHaveSingleItem();
        index.Searches.ShouldBe(1);
    }
}
