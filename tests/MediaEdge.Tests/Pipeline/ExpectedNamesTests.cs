using System.Text.Json;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

[Trait("Speed", "slow")]
public sealed class ExpectedNamesTests
{
    [Fact]
    public async Task The_recogniser_is_told_the_names_of_company_assistant_and_claim_and_to_end_phrases_before_turns_end()
    {
        await using var edge = await EdgeHost.StartAsync(("features:vad_silence_timeout_ms", "700"), ("media_edge:drain_limit_sec", "0"));
        edge.Words[3000] = "I lost my card.";
        var call = await edge.KnownCallAsync();
        await using var phone = await edge.ConnectAsync(call);
        await edge.Bus.WaitAsync<TurnCompleted>(call);
        phone.Says(3000, seconds: 1);
        await edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        edge.Recognizer.Contexts.TryPeek(out var context).ShouldBeTrue();
        var root = JsonDocument.Parse(context).RootElement;
        root.GetProperty("dgi").GetProperty("groups")[0].GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString())
            .ShouldBe(["Contoso", "Amélie", "hardware info"], ignoreOrder: true);
        root.GetProperty("phraseDetection").GetProperty("conversation").GetProperty("segmentation").GetProperty("segmentationSilenceTimeoutMs").GetInt32().ShouldBe(500);
    }
}
