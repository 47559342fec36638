using System.Text.Json;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary><c>./callcenter knowledge</c> on a data folder of its own.</summary>
public sealed class KnowledgeImport : IDisposable
{
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_file_with_bad_lines_is_imported_only_without_them_and_when_told_to()
    {
        var file = Path.Combine(data.Path, "k.jsonl");
        await File.WriteAllTextAsync(file, "{\"id\":\"a\",\"answer\":\"The help desk opens at eight.\"}\n{\"id\":\"b\"}\n", TestContext.Current.CancellationToken);

        var refused = await RunAsync("import", file);
        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain($"{file}: line 2: answer is missing");
        refused.Errors.ShouldContain("Nothing was imported: 1 bad line. Mend what is bad, or import the 1 good document with --skip-bad.");
        (await RunAsync("list")).Output.Trim().ShouldBe("Nothing.");

        (await RunAsync("import", file, "--skip-bad", "--json")).Output.ShouldContain("\"imported\": 1");
        var found = JsonDocument.Parse((await RunAsync("search", "when does", "the", "help desk open", "--json")).Output).RootElement;
        found[0].GetProperty("id").GetString().ShouldBe("a");
        (await RunAsync("import", file, "--skip-bad")).Output.ShouldContain("1 document imported, 1 bad line skipped; there is 1 now.");
        var removed = await RunAsync("remove", "a");
        (removed.ExitCode, removed.Output.Trim()).ShouldBe((0, "1 document removed."));
        (await RunAsync("remove", "a")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task With_a_search_service_configured_the_local_index_is_not_written()
    {
        var config = Path.Combine(data.Path, "azure.yaml");
        await File.WriteAllTextAsync(config, "ai_search:\n  endpoint: https://contoso.search.windows.net\n", TestContext.Current.CancellationToken);
        var refused = await RunAsync("import", Repository.PathOf("samples/knowledge/help-desk.jsonl"), "--config", config);
        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain("Azure AI Search");
        File.Exists(Path.Combine(data.Path, "knowledge.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Mistakes_in_its_section_are_all_listed_with_their_places_and_nothing_is_done()
    {
        var config = Path.Combine(data.Path, "mistaken.yaml");
        await File.WriteAllTextAsync(config, "ai_search:\n  strictness: 9\n  top_n_document: 3\n  timeout_ms: soon\n", TestContext.Current.CancellationToken);
        var refused = await RunAsync("import", Repository.PathOf("samples/knowledge/help-desk.jsonl"), "--config", config);
        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain("ai_search.strictness");
        refused.Errors.ShouldContain("ai_search.top_n_document: is unknown, did you mean top_n_documents? (");
        refused.Errors.ShouldContain("ai_search.timeout_ms");
        refused.Errors.ShouldContain("line 4");
        refused.Errors.ShouldNotContain("communication_services");
        File.Exists(Path.Combine(data.Path, "knowledge.db")).ShouldBeFalse();
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] line)
    {
        await using var process = LocalProcess.Start(data.Path, ["knowledge", .. line]);
        return (await process.ExitAsync(), process.Output, process.Errors);
    }
}
