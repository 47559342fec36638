using System.Text;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>What is remembered on a server for several processes, each with a memory of its own.</summary>
public sealed class RememberedTests : IAsyncLifetime
{
    private const string Query = "is that expensive";

    private readonly SharedMemory server = new();
    private readonly Shelf shelf = new();
    private EmbeddingServer model = null!;
    private CountingIndex index = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        model = await EmbeddingServer.StartAsync();
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        index = new CountingIndex(knowledge);
    }

    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        await model.DisposeAsync();
    }

    [Fact]
    public async Task What_one_process_looked_up_another_need_not()
    {
        var found = await Searches().FindAsync("How do I reset my password?", Token);
        await server.WrittenAsync();

        (await Searches().FindAsync("how do I reset my PASSWORD? ", Token)).ShouldBe(found);
        (await Searches().RecallAsync("how do i reset my password?", Token)).ShouldBe(found);
        found.ShouldHaveSingleItem().Id.ShouldBe("password");
        index.Queries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_looked_up_is_not_remembered()
    {
        (await Searches().RecallAsync("How do I reset my password?", Token)).ShouldBeNull();

        index.Queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_words_nor_numbers_of_callers_are_in_keys_or_values()
    {
        await Searches().FindAsync("reset password 0612345678", Token);
        await server.WrittenAsync();

        var (key, value) = server.Entries.ShouldHaveSingleItem();
        key.ShouldMatch("^documents:[0-9a-f]{64}$");
        var text = Encoding.UTF8.GetString(value);
        text.ShouldContain("reset my password", Case.Insensitive);
        text.ShouldNotContain("0612345678");
    }

    [Theory]
    [InlineData("""[{"id":"poison"}]""")]
    [InlineData("""[{"id":null,"answer":null}]""")]
    [InlineData("""[null]""")]
    [InlineData("""{"id":"poison","answer":"x"}""")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("[")]
    public async Task A_value_that_is_no_list_of_documents_is_replaced(string poison)
    {
        await Searches().FindAsync("reset my password", Token);
        await server.PoisonAsync(await server.WrittenAsync(), Encoding.UTF8.GetBytes(poison));

        (await Searches().FindAsync("reset my password", Token)).ShouldHaveSingleItem().Id.ShouldBe("password");
        await server.WrittenAsync();
        (await Searches().RecallAsync("reset my password", Token)).ShouldHaveSingleItem().Id.ShouldBe("password");
        index.Queries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_vector_of_a_query_is_made_once_for_all_processes()
    {
        var settings = Settings();
        var made = await MemoryCache.EmbedderOf(settings, server).OfQueryAsync(Query, Token);
        await server.WrittenAsync();

        (await MemoryCache.EmbedderOf(settings, server).OfQueryAsync(Query, Token)).ShouldNotBeNull().ToArray().ShouldBe(made.ShouldNotBeNull().ToArray());
        model.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0, 0, 128, 63, 0, 0, 128, 63 })] // 1, 1
    [InlineData(new byte[] { 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 127 })] // 1, 1, infinity
    public async Task A_value_that_is_no_vector_of_this_model_is_made_anew(byte[] poison)
    {
        var settings = Settings();
        settings.EmbeddingDimensions = 3;
        await MemoryCache.EmbedderOf(settings, server).OfQueryAsync(Query, Token);
        await server.PoisonAsync(await server.WrittenAsync(), poison);

        (await MemoryCache.EmbedderOf(settings, server).OfQueryAsync(Query, Token)).ShouldNotBeNull().ToArray().ShouldBe([1, 0.1f, 0]);
        await server.WrittenAsync();
        (await MemoryCache.EmbedderOf(settings, server).OfQueryAsync(Query, Token)).ShouldNotBeNull().ToArray().ShouldBe([1, 0.1f, 0]);
        model.Requests.Count.ShouldBe(2);
    }

    private RememberedSearches Searches() => new(index, MemoryCache.New(server), Options.Create(new AiSearchOptions()));

    private AiSearchOptions Settings() => new() { EmbeddingDeployment = "emb", EmbeddingEndpoint = model.Endpoint, EmbeddingKey = "secret" };
}
