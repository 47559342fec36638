using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>Calls whose documents come from a search service instead of the local index.</summary>
public sealed class SearchService
{
    private const string Key = "search-key-of-a-test";

    [Fact]
    public async Task An_answer_comes_from_a_document_in_azure_ai_search()
    {
        using var data = new DataFolder();
        var port = FreePorts.Pair();
        var config = Path.Combine(data.Path, "config.yaml");
        await File.WriteAllTextAsync(
            config,
            $$"""
            ai_search:
              endpoint: http://127.0.0.1:{{port + 1}}
              access_key: {{Key}}
              semantic_configuration: default
              embedding_deployment: embeddings
              embedding_dimensions: 256
            """,
            TestContext.Current.CancellationToken);
        await using var system = await SystemFixture.OnAsync(data.Path, port, "--config", config);
        await FillAsync(system.Simulator);

        var result = (await system.RunAsync(new { scenarios = new[] { "asks-opening-hours" }, speed = 2 })).Single();

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
        File.Exists(Path.Combine(data.Path, "knowledge.db")).ShouldBeFalse();
        var call = await system.Api.GetFromJsonAsync<JsonElement>($"/call/{result.GetProperty("call_id").GetString()}", TestContext.Current.CancellationToken);
        call.GetProperty("synthesis").GetProperty("citations")[0].GetProperty("quote").GetString()!.ShouldContain("building 12", Case.Insensitive);
    }

    private static async Task FillAsync(HttpClient service)
    {
        var actions = new JsonArray();
        foreach (var line in await File.ReadAllLinesAsync(Repository.PathOf("samples/knowledge/help-desk.jsonl"), TestContext.Current.CancellationToken))
        {
            var document = JsonNode.Parse(line)!.AsObject();
            document["@search.action"] = "upload";
            actions.Add(document);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/indexes/trainings/docs/index?api-version=2024-07-01")
        {
            Headers = { { "api-key", Key } },
            Content = JsonContent.Create(new JsonObject { ["value"] = actions }),
        };
        using var response = await service.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
