namespace CallCenter.Conformance;

/// <summary>The official Speech SDK for JavaScript listens and speaks through the simulator.</summary>
public sealed class SpeechTests(SimulatorFixture simulator)
{
    private object Input => new { url = simulator.Url, key = simulator.Options.SpeechKey };

    [Fact]
    public async Task Speech_is_recognised_once_and_continuously() => await NodeScript.RunAsync("speech/recognize.mjs", Input);

    [Fact]
    public async Task Speech_is_synthesised_with_its_words() => await NodeScript.RunAsync("speech/synthesize.mjs", Input);
}
