namespace CallCenter.Conformance;

/// <summary>The official translator SDK for JavaScript translates with the simulator.</summary>
public sealed class TranslatorTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Texts_are_translated_one_by_one_and_a_wrong_key_refused()
    {
        var answer = await NodeScript.RunAsync("translator/translate.mjs", new { url = simulator.Url, key = simulator.Options.TranslatorKey });

        ((string?)answer!["text"]).ShouldBe("(de) Bye");
    }
}
