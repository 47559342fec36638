using System.Net.Http.Json;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.AzureSearch;
using CallCenter.Platform.Configuration;
using CallCenter.Simulator;
using CallCenter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>The adapter against a search service that really searches: the simulator's, which the official SDK was tried on.</summary>
public sealed class SimulatedSearchTests : IAsyncLifetime
{
    private readonly SimulatorOptions clouds = new() { Url = "http://127.0.0.1:0" };
    private WebApplication simulator = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri Endpoint => new(simulator.Urls.First());

    public async ValueTask InitializeAsync()
    {
        simulator = SimulatorModule.Build(clouds, builder => builder.Logging.ClearProviders());
        await simulator.StartAsync(Token);
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    [Fact]
    public async Task Words_and_vectors_are_searched_together_and_no_more_told_than_wanted()
    {
        await FillAsync(
            ("hours", "The help desk opens at eight.", "help desk opens"),
            ("foreign", "Der Schalter ist ab acht besetzt.", "help desk opens"),
            ("parking", "Parking is behind our house.", "parking house"));

        (await Index(semantic: null, strictness: 3).SearchAsync("when does the help desk open? opens", Token)).ShouldHaveSingleItem().Id.ShouldBe("hours");
        (await Index(semantic: null, strictness: 1, most: 2).SearchAsync("when does the help desk open? opens", Token)).Select(found => found.Id).ShouldBe(["hours", "foreign"]);
        (await Index(semantic: null, strictness: 1, most: 1).SearchAsync("help desk opens", Token)).ShouldHaveSingleItem().Answer.ShouldBe("The help desk opens at eight.");
    }

    [Fact]
    public async Task What_only_its_vector_finds_is_used_unless_strictness_wants_both()
    {
        await FillAsync(("foreign", "Der Schalter ist ab acht besetzt.", "help desk opens"));

        (await Index(semantic: null, strictness: 2).SearchAsync("help desk opens", Token)).ShouldHaveSingleItem().Id.ShouldBe("foreign");
        (await Index(semantic: null, strictness: 5).SearchAsync("help desk opens", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_rankers_judgement_goes_before_that_of_words_and_vectors()
    {
        await FillAsync(
            ("often", "Laptop, laptop, laptop.", "repair laptop duration"),
            ("right", "The repair of a laptop has a duration of three days.", "elsewhere"));

        (await Index("default", strictness: 3).SearchAsync("repair laptop duration", Token)).ShouldHaveSingleItem().Id.ShouldBe("right");
    }

    [Fact]
    public async Task Without_the_semantic_configuration_it_is_found_all_the_same()
    {
        await FillAsync(("hours", "The help desk opens at eight.", "help desk opens"));

        (await Index("of-another-index", strictness: 2).SearchAsync("help desk opens", Token)).ShouldHaveSingleItem().Id.ShouldBe("hours");
    }

    [Fact]
    public async Task A_wrong_key_is_told()
    {
        var error = await Should.ThrowAsync<KnowledgeException>(() => Index(semantic: null, strictness: 2, key: "wrong").SearchAsync("x", Token));
        error.Message.ShouldContain("403");
    }

    private async Task FillAsync(params (string Id, string Answer, string Near)[] documents)
    {
        var settings = Settings(semantic: null, strictness: 2, most: 5, clouds.SearchKey);
        var vectors = await MemoryCache.EmbedderOf(settings).OfAsync([.. documents.Select(document => document.Near)], Token);
        using var http = new HttpClient { BaseAddress = Endpoint };
        http.DefaultRequestHeaders.Add("api-key", clouds.SearchKey);
        var body = new { value = documents.Select((document, place) => new { id = document.Id, answer = document.Answer, vectors = vectors[place].ToArray() }) };
        using var response = await http.PostAsJsonAsync("/indexes/trainings/docs/index?api-version=2024-07-01", body, Token);
        response.EnsureSuccessStatusCode();
    }

    private AzureSearchIndex Index(string? semantic, double strictness, int most = 5, string? key = null)
    {
        var settings = Settings(semantic, strictness, most, key ?? clouds.SearchKey);
        return new AzureSearchIndex(settings, MemoryCache.EmbedderOf(settings), new ManualTimeProvider(), NullLogger<AzureSearchIndex>.Instance);
    }

    private AiSearchOptions Settings(string? semantic, double strictness, int most, string key) => new()
    {
        Endpoint = Endpoint,
        AccessKey = key,
        SemanticConfiguration = semantic,
        Strictness = strictness,
        TopNDocuments = most,
        EmbeddingDeployment = "embeddings",
        EmbeddingEndpoint = new Uri(Endpoint, "/openai/v1/"),
        EmbeddingKey = clouds.ModelKey,
        EmbeddingDimensions = 256,
    };
}
