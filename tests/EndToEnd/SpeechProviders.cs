using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>Calls with other speech than Azure's alone.</summary>
public sealed class SpeechProviders
{
    [Fact]
    public async Task A_call_is_held_with_openai_speech_alone()
    {
        using var data = new DataFolder();
        await using var system = await SystemFixture.OnAsync(data.Path, "--config", Written(data, "speech: { provider: openai }"));

        var result = (await system.RunAsync(new { scenarios = new[] { "it-support" }, speed = 2 })).Single();

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    [Fact]
    public async Task When_azure_speech_goes_away_within_a_call_the_call_goes_on_and_its_claim_is_filled()
    {
        using var data = new DataFolder();
        var port = FreePorts.Pair();
        // About eighteen seconds of the caller's sound, when the caller is at the second sentence; then nobody answers there any more.
        await using var listening = new Relay(port + 1, breaksAfter: 18 * 32_000);
        // The greeting and two answers.
        await using var speaking = new Relay(port + 1, breaksAfter: 4_500);
        await using var system = await SystemFixture.OnAsync(
            data.Path,
            port,
            "--config",
            Written(data, $$"""
                cognitive_service:
                  endpoint: http://127.0.0.1:{{port + 1}}
                  access_key: azure-speech-of-a-test
                  stt_url: ws://127.0.0.1:{{listening.Port}}
                  tts_url: ws://127.0.0.1:{{speaking.Port}}
                speech:
                  fallback: openai
                """));

        var result = (await system.RunAsync(new { scenarios = new[] { "it-support" }, speed = 1 })).Single();

        listening.IsBroken.ShouldBeTrue();
        speaking.IsBroken.ShouldBeTrue();
        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    private static string Written(DataFolder data, string yaml)
    {
        var file = Path.Combine(data.Path, "config.yaml");
        File.WriteAllText(file, yaml);
        return file;
    }
}
