namespace CallCenter.Conformance;

/// <summary>The official OpenAI SDK for JavaScript talks to the simulated model, and through the simulated audio service.</summary>
public sealed class OpenAITests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Chat_streams_text_and_tool_calls_and_tells_its_errors_apart()
    {
        var answer = await NodeScript.RunAsync("openai/chat.mjs", new { url = simulator.Url, key = simulator.Options.ModelKey });
        ((string?)answer!["said"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_spoken_turn_is_answered_by_the_realtime_model_at_each_of_its_addresses()
    {
        var answer = await NodeScript.RunAsync("openai/realtime.mjs", new { url = simulator.Url, key = simulator.Options.RealtimeKey, audioKey = simulator.Options.AudioKey });
        ((string?)answer!["heard"]).ShouldBe("My shower leaks.");
        ((int?)answer["addresses"]).ShouldBe(3);
    }

    [Fact]
    public async Task Text_is_spoken_and_speech_is_transcribed_in_every_format_on_offer()
    {
        var answer = await NodeScript.RunAsync("openai/audio.mjs", new { url = simulator.Url, key = simulator.Options.AudioKey });
        ((string?)answer!["heard"]).ShouldBe("It's Kevyn, and I can't log in.");
    }

    [Fact]
    public async Task Embeddings_come_as_base64_and_as_numbers_and_are_near_where_words_are_shared() =>
        await NodeScript.RunAsync("openai/embeddings.mjs", new { url = simulator.Url, key = simulator.Options.ModelKey });
}
