namespace CallCenter.Conformance;

/// <summary>The official OpenAI SDK for JavaScript talks to the simulated model.</summary>
public sealed class OpenAITests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Chat_streams_text_and_tool_calls_and_tells_its_errors_apart()
    {
        var answer = await NodeScript.RunAsync("openai/chat.mjs", new { url = simulator.Url, key = simulator.Options.ModelKey });
        ((string?)answer!["said"]).ShouldNotBeNullOrEmpty();
    }
}
