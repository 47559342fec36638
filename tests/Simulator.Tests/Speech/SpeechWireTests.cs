using System.Net;
using System.Net.WebSockets;
using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Tests.Speech;

public sealed class SpeechWireTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    private const string Key = "?language=en-US&Ocp-Apim-Subscription-Key=simulated-speech-key";
    private const string Voice = "/tts/cognitiveservices/websocket/v1";

    [Theory]
    [InlineData("/stt/speech/universal/v2")]
    [InlineData("/speech/recognition/conversation/cognitiveservices/v1")]
    [InlineData("/speech/recognition/dictation/cognitiveservices/v1")]
    public async Task Turns_follow_one_another_on_one_connection(string path)
    {
        await using var client = await SpeechClient.ConnectAsync(simulator, path + Key);
        await client.SendAsync("speech.config", "0", """{"context":{},"recognition":"conversation"}""");
        foreach (var (id, text) in ((string, string)[])[("A1", "First turn."), ("A2", "Second turn.")])
        {
            await client.SendAsync("speech.context", id, """{"phraseDetection":{"mode":"Conversation"}}""");
            await client.SendAudioAsync(id, Sound.Turn(text));
            await client.SendAudioAsync(id, []);
            var received = await client.ReceiveUntilAsync("turn.end");
            received.ShouldAllBe(message => message.RequestId == id);
            received[0].Path.ShouldBe("turn.start");
            received.Single(message => message.Body.Contains("Success")).Body.ShouldContain($"\"DisplayText\":\"{text}\"");
        }
    }

    [Fact]
    public async Task An_unknown_key_is_refused_before_the_upgrade()
    {
        var refused = await Should.ThrowAsync<WebSocketException>(() => SpeechClient.ConnectAsync(simulator, "/stt/speech/universal/v2?language=en-US&Ocp-Apim-Subscription-Key=wrong"));
        refused.Message.ShouldContain("401");
        refused = await Should.ThrowAsync<WebSocketException>(() => SpeechClient.ConnectAsync(simulator, Voice));
        refused.Message.ShouldContain("401");
    }

    [Fact]
    public async Task A_language_is_required() =>
        (await Should.ThrowAsync<WebSocketException>(() => SpeechClient.ConnectAsync(simulator, "/stt/speech/universal/v2?Ocp-Apim-Subscription-Key=simulated-speech-key")))
            .Message.ShouldContain("400");

    [Fact]
    public async Task A_token_from_the_token_service_opens_the_door()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sts/v1.0/issueToken");
        request.Headers.Add("Ocp-Apim-Subscription-Key", "simulated-speech-key");
        using var response = await simulator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var token = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await using var client = await SpeechClient.ConnectAsync(simulator, Voice, ("Authorization", "Bearer " + token));
        await Should.ThrowAsync<WebSocketException>(() => SpeechClient.ConnectAsync(simulator, Voice, ("Authorization", "Bearer " + token + "x")));
    }

    [Fact]
    public async Task A_broken_message_closes_with_its_reason()
    {
        await using var client = await SpeechClient.ConnectAsync(simulator, "/stt/speech/universal/v2" + Key);
        await client.SendAsync("speech.context", "A", "{nonsense");
        (await client.CloseReasonAsync()).ShouldBe((WebSocketCloseStatus.InvalidPayloadData, "The body of 'speech.context' is not valid JSON."));
    }

    [Theory]
    [InlineData(Voice)]
    [InlineData("/cognitiveservices/websocket/v1")]
    public async Task Requests_on_one_socket_are_spoken_with_their_words(string path)
    {
        await using var client = await SpeechClient.ConnectAsync(simulator, path + Key);
        await client.SendAsync("speech.config", "0", "{}");
        foreach (var id in (string[])["B1", "B2"])
        {
            await client.SendAsync("synthesis.context", id, """{"synthesis":{"audio":{"outputFormat":"raw-24khz-16bit-mono-pcm","metadataOptions":{"wordBoundaryEnabled":"true","punctuationBoundaryEnabled":"false","sessionEndEnabled":true}}}}""");
            await client.SendAsync("ssml", id, Ssml("Hello, Kevyn!"));
            var received = await client.ReceiveUntilAsync("turn.end");
            received.Select(message => message.Path).Take(3).ShouldBe(["turn.start", "response", "audio"]);
            var sound = received.Where(message => message.Path is "audio").SelectMany(message => message.Audio).ToArray();
            Sound.Heard(sound, 24000).ShouldBe("Hello, Kevyn!");
            received.Where(message => message.Body.Contains("WordBoundary")).Count().ShouldBe(2);
            received.Last(message => message.Path is "audio").Audio.ShouldBeEmpty();
            var ticks = sound.Length / 2 * 10_000_000L / 24000;
            received[^2].Body.ShouldContain($"\"SessionEnd\",\"Data\":{{\"Offset\":{ticks}}}");
            var kevyn = ModemEncoder.SymbolStart("Hello, ".Length, 24000) * 10_000_000 / 24000;
            received.ShouldContain(message => message.Body.Contains($"\"Offset\":{kevyn},\"Duration\":3200000,\"text\":{{\"Text\":\"Kevyn\""));
        }
    }

    [Fact]
    public async Task An_unknown_voice_closes_with_its_reason()
    {
        await using var client = await SpeechClient.ConnectAsync(simulator, Voice + Key);
        await client.SendAsync("ssml", "C", Ssml("x").Replace("en-US-AvaNeural", "xx-XX-FooNeural"));
        (await client.CloseReasonAsync()).ShouldBe((WebSocketCloseStatus.InvalidPayloadData, "Unsupported voice xx-XX-FooNeural."));
    }

    [Fact]
    public async Task Rest_streams_the_sound()
    {
        using var response = await PostAsync(Ssml("Over <break time='500ms'/> HTTP"), "riff-16khz-16bit-mono-pcm");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var sound = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Sound.Heard(sound.AsSpan(44)).ShouldBe("Over | HTTP");
    }

    [Theory]
    [InlineData("raw-16khz-16bit-mono-pcm", "application/ssml+xml", "<speak/>", 400)]
    [InlineData("mp3", "application/ssml+xml", null, 400)]
    [InlineData("raw-16khz-16bit-mono-pcm", "text/plain", null, 415)]
    public async Task Rest_refuses_what_it_cannot_speak(string format, string contentType, string? ssml, int status)
    {
        using var response = await PostAsync(ssml ?? Ssml("x"), format, contentType);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_voices_are_listed()
    {
        (await simulator.Http.GetAsync(new Uri("/cognitiveservices/voices/list", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var list = await simulator.Http.GetStringAsync(new Uri("/cognitiveservices/voices/list" + Key, UriKind.Relative), TestContext.Current.CancellationToken);
        list.ShouldContain("\"ShortName\":\"fr-FR-DeniseNeural\"");
    }

    private async Task<HttpResponseMessage> PostAsync(string ssml, string format, string contentType = "application/ssml+xml")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cognitiveservices/v1");
        request.Content = new StringContent(ssml, System.Text.Encoding.UTF8, contentType);
        request.Headers.Add("Ocp-Apim-Subscription-Key", "simulated-speech-key");
        request.Headers.Add("X-Microsoft-OutputFormat", format);
        request.Headers.Add("User-Agent", "tests");
        return await simulator.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Ssml(string text) =>
        $"<speak version='1.0' xml:lang='en-US'><voice name='en-US-AvaNeural'>{text}</voice></speak>";
}
