using CallCenter.Assistant.Knowledge;
using Microsoft.Data.Sqlite;

namespace CallCenter.Assistant.Tests.Knowledge;

public sealed class LocalKnowledgeTests : IDisposable
{
    private readonly Shelf shelf = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => shelf.Dispose();

    [Theory]
    [InlineData("Hello, could you please tell me what the opening hours are?", "hours")]
    [InlineData("I want to reset my password", "password")]
    [InlineData("my printer is not printing", "printer")]
    [InlineData("can I borrow another laptop", "loan")]
    public async Task The_document_that_answers_the_question_comes_first(string query, string id)
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        (await knowledge.SearchAsync(query, Token))[0].Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("Do you sell bicycles?")]
    [InlineData("I would like to reset the combination of my garden gate and its electric lamp")]
    [InlineData("what is it?")]
    [InlineData("")]
    [InlineData("\" OR * NEAR( ' -- ; ) $")]
    public async Task What_no_document_is_about_finds_nothing(string query)
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        (await knowledge.SearchAsync(query, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_stricter_the_fewer_documents_fit_and_never_more_than_wanted()
    {
        await shelf.Open().ImportAsync(Shelf.HelpDesk, Token);
        const string query = "reset printer laptop";
        (await shelf.Open(s => s.Strictness = 0).SearchAsync(query, Token)).Count.ShouldBe(3);
        (await shelf.Open(s => s.Strictness = 5).SearchAsync(query, Token)).ShouldBeEmpty();
        (await shelf.Open(s => (s.Strictness, s.TopNDocuments) = (0, 2)).SearchAsync(query, Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Chinese_and_accented_words_are_found()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(
            [Shelf.Document("zh", "营业时间是几点？", "我们早上九点开门。"), Shelf.Document("fr", "Quels sont les délais de livraison ?", "Deux jours ouvrés."), Shelf.Document("es", "¿Cómo anulo mi póliza?", "Escriba una carta.")],
            Token);
        (await knowledge.SearchAsync("请问你们的营业时间", Token))[0].Id.ShouldBe("zh");
        (await knowledge.SearchAsync("les delais de livraison", Token))[0].Id.ShouldBe("fr");
        (await knowledge.SearchAsync("como anulo la poliza", Token))[0].Id.ShouldBe("es");
    }

    [Fact]
    public async Task Half_of_a_character_as_it_is_left_where_a_long_query_was_cut_does_no_harm()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);

        (await knowledge.SearchAsync("reset my password \uD83D", Token)).ShouldHaveSingleItem().Id.ShouldBe("password");
    }

    [Fact]
    public async Task Imports_at_once_are_all_there_in_the_end()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            shelf.Open().ImportAsync([Shelf.Document($"d{i}", $"question {i}", "answer"), Shelf.Document("same", "question", $"answer {i}")], Token))));

        shelf.Open().Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_document_replaces_the_earlier_one_of_its_id()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        await knowledge.ImportAsync([Shelf.Document("hours", "What are the opening hours?", "Closed for ever.")], Token);

        knowledge.Count.ShouldBe(5);
        (await knowledge.SearchAsync("opening hours", Token)).ShouldHaveSingleItem().Answer.ShouldBe("Closed for ever.");
        knowledge.Remove(["hours", "unknown"]).ShouldBe(1);
        (await knowledge.SearchAsync("opening hours", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_file_there_is_nothing_and_none_is_made_by_looking()
    {
        var knowledge = shelf.Open();
        ((IKnowledgeIndex)knowledge).HasDocuments.ShouldBeFalse();
        (await knowledge.SearchAsync("opening hours", Token)).ShouldBeEmpty();
        File.Exists(shelf.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_imported_is_for_the_owner_of_the_folder_alone()
    {
        await shelf.Open().ImportAsync(Shelf.HelpDesk, Token);
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(shelf.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // As it was made before that was so.
        File.SetUnixFileMode(shelf.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await shelf.Open().ImportAsync(Shelf.HelpDesk, Token);
        File.GetUnixFileMode(shelf.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(shelf.Path);

        (await Should.ThrowAsync<KnowledgeException>(() => shelf.Open().ImportAsync(Shelf.HelpDesk, Token))).Message.ShouldContain(shelf.Path);
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_that_names_it()
    {
        await File.WriteAllTextAsync(shelf.Path, new string('x', 4096), Token);
        var knowledge = shelf.Open();
        ((IKnowledgeIndex)knowledge).HasDocuments.ShouldBeFalse();
        (await Should.ThrowAsync<KnowledgeException>(() => knowledge.SearchAsync("opening hours", Token))).Message.ShouldContain("is damaged");
        (await Should.ThrowAsync<KnowledgeException>(() => knowledge.ImportAsync(Shelf.HelpDesk, Token))).Message.ShouldContain(shelf.Path);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_to_itself_is_an_error_that_says_so()
    {
        await shelf.Open().ImportAsync(Shelf.HelpDesk, Token);
        SqliteConnection.ClearAllPools();
        using var other = new SqliteConnection($"Data Source={shelf.Path};Pooling=False");
        await other.OpenAsync(Token);
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;";
        await command.ExecuteNonQueryAsync(Token);

        (await Should.ThrowAsync<KnowledgeException>(() => shelf.Open().SearchAsync("opening hours", Token))).Message.ShouldContain("in use");
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync(Shelf.HelpDesk, Token);
        using (var connection = new SqliteConnection($"Data Source={shelf.Path}"))
        {
            await connection.OpenAsync(Token);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 2";
            await command.ExecuteNonQueryAsync(Token);
        }

        (await Should.ThrowAsync<KnowledgeException>(() => knowledge.ImportAsync([], Token))).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task Every_change_makes_another_version()
    {
        var knowledge = shelf.Open();
        await knowledge.ImportAsync([Shelf.HelpDesk[0]], Token);
        var before = ((IKnowledgeIndex)knowledge).Version;
        ((IKnowledgeIndex)knowledge).Version.ShouldBe(before);
        await knowledge.ImportAsync([Shelf.HelpDesk[1]], Token);
        string.Equals(((IKnowledgeIndex)knowledge).Version, before, StringComparison.Ordinal).ShouldBeFalse();
    }
}
