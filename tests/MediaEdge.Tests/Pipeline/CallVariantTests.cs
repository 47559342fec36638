using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

[Trait("Speed", "slow")]
public sealed class CallVariantTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_call_goes_by_the_values_that_were_recorded_on_it(string recorded)
    {
        await using var edge = await EdgeHost.StartAsync(("features:recording_enabled", "false 50%, true 50%"), ("media_edge:drain_limit_sec", "0"));
        ChatContext? seen = null;
        edge.Respond = (context, _) =>
        {
            seen = context;
            return Answers.Of("All right.");
        };
        edge.Words[3000] = "Hello.";
        edge.Variants["recording_enabled"] = recorded;
        var call = await edge.KnownCallAsync();
        await using var phone = await edge.ConnectAsync(call);

        var hello = (await edge.Bus.WaitAsync<TurnCompleted>(call))[0];
        phone.Says(3000, seconds: 1);
        await edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        hello.Messages.Any(message => message.Content.Contains("record", StringComparison.OrdinalIgnoreCase)).ShouldBe(string.Equals(recorded, "true", StringComparison.Ordinal));
        seen!.Variants.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("recording_enabled", recorded));
    }

    [Theory]
    [InlineData("brisk", "Yes?")]
    [InlineData("default", "Hello from Contoso.")]
    public async Task A_caller_hears_the_texts_that_were_recorded_on_the_call(string recorded, string greeting)
    {
        await using var edge = await EdgeHost.StartAsync(
            ("prompts:tts:hello_tpl:en:0", "Hello from {bot_company}."),
            ("prompts:tts:trials:0:prompt", "hello_tpl"), ("prompts:tts:trials:0:name", "brisk"), ("prompts:tts:trials:0:percent", "50"), ("prompts:tts:trials:0:texts:en:0", "Yes?"),
            ("media_edge:drain_limit_sec", "0"));
        edge.Variants["prompts.tts.hello_tpl"] = recorded;
        var call = await edge.KnownCallAsync();
        await using var phone = await edge.ConnectAsync(call);

        (await edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldContain(message => string.Equals(message.Content, greeting, StringComparison.Ordinal));
    }
}
