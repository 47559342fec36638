namespace CallCenter.Conformance;

/// <summary>The official Content Safety SDK for JavaScript asks the simulator; it has no types for these two operations, but addresses, signs and sends them.</summary>
public sealed class ContentSafetyTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Attacks_and_sentences_without_ground_are_found_and_a_wrong_key_refused()
    {
        var answer = await NodeScript.RunAsync("content-safety/verdicts.mjs", new { url = simulator.Url, key = simulator.Options.ContentSafetyKey });

        ((bool)answer!["attack"]!).ShouldBeTrue();
        ((bool)answer["harmless"]!).ShouldBeFalse();
        ((bool)answer["ungrounded"]!).ShouldBeTrue();
        ((bool)answer["grounded"]!).ShouldBeFalse();
        ((string?)answer["wrongKey"]).ShouldBe("401");
        ((string?)answer["noSources"]).ShouldBe("400");
    }
}
