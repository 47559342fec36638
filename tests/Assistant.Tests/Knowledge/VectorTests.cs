using CallCenter.Assistant.Knowledge;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>The local index with an embedding model.</summary>
public sealed class VectorTests : IAsyncLifetime
{
    private static readonly KnowledgeDocument[] Documents =
    [
        Shelf.Document("fee", "How much is a repair?", "A repair is forty euros."),
        Shelf.Document("printer", "Why does the printer not print?", "Switch it off and on."),
    ];

    private readonly Shelf shelf = new();
    private EmbeddingServer model = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => model = await EmbeddingServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        await model.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_found_by_its_meaning_without_a_word_in_common()
    {
        var knowledge = shelf.Open(model);
        await knowledge.ImportAsync(Documents, Token);
        (await knowledge.SearchAsync("is that expensive", Token)).ShouldHaveSingleItem().Id.ShouldBe("fee");
        (await shelf.Open().SearchAsync("is that expensive", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_is_seen_by_whoever_searched_before()
    {
        var knowledge = shelf.Open(model);
        await knowledge.ImportAsync(Documents, Token);
        await knowledge.SearchAsync("is that expensive", Token);
        await shelf.Open(model).ImportAsync([Shelf.Document("pickup", "Pick-up", "It has a price of nine euros.")], Token);
        (await knowledge.SearchAsync("is that expensive", Token)).Select(d => d.Id).ShouldBe(["fee", "pickup"], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_an_answer_of_the_model_words_do_and_nothing_is_imported()
    {
        var knowledge = shelf.Open(model);
        await knowledge.ImportAsync(Documents, Token);
        model.Fails = true;
        (await knowledge.SearchAsync("my printer does not print", Token)).ShouldHaveSingleItem().Id.ShouldBe("printer");
        await Should.ThrowAsync<KnowledgeException>(() => knowledge.ImportAsync([Shelf.Document("x", "x", "x")], Token));
        knowledge.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Vectors_without_numbers_are_no_answer()
    {
        var knowledge = shelf.Open(model);
        await knowledge.ImportAsync(Documents, Token);
        model.IsEmpty = true;
        (await knowledge.SearchAsync("my printer does not print", Token)).ShouldHaveSingleItem().Id.ShouldBe("printer");
        await Should.ThrowAsync<KnowledgeException>(() => knowledge.ImportAsync([Shelf.Document("x", "x", "x")], Token));
    }

    [Fact]
    public async Task Vectors_of_one_model_are_never_compared_with_those_of_another()
    {
        await shelf.Open(model).ImportAsync(Documents, Token);
        var other = shelf.Open(model, "other");
        (await other.SearchAsync("is that expensive", Token)).ShouldBeEmpty();
        (await other.SearchAsync("my printer does not print", Token)).ShouldHaveSingleItem().Id.ShouldBe("printer");

        await other.ImportAsync([Shelf.Document("pickup", "Pick-up", "It has a price of nine euros.")], Token);

        (await other.SearchAsync("is that expensive", Token)).ShouldHaveSingleItem().Id.ShouldBe("pickup");
        (await shelf.Open(model).SearchAsync("is that expensive", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_documents_are_sent_in_batches()
    {
        await shelf.Open(model).ImportAsync([.. Enumerable.Range(0, 150).Select(i => Shelf.Document($"d{i}", "q", $"a{i}"))], Token);
        model.Requests.ShouldBe([64, 64, 22]);
    }
}
