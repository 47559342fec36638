namespace CallCenter.Conformance;

/// <summary>The official search SDK for JavaScript makes an index in the simulator, fills it and finds what is in it.</summary>
public sealed class SearchTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task An_index_is_made_filled_and_searched_by_words_vectors_and_meaning()
    {
        var answer = await NodeScript.RunAsync("search/search.mjs", new { url = simulator.Url, key = simulator.Options.SearchKey });

        ((string?)answer!["best"]).ShouldBe("hours");
        ((int)answer["left"]!).ShouldBe(2);
    }
}
