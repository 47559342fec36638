using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class SilentCallerTests
{
    [Fact]
    public async Task Who_says_nothing_is_asked_twice_and_then_left_with_a_goodbye_that_was_heard()
    {
        await using var stage = await Stage.BeginAsync(line: null, ("features:phone_silence_timeout_sec", "5"), ("features:recognition_retry_max", "2"));
        var (from, heardFrom) = (stage.Now, stage.Here);
        await stage.UntilAsync(() => stage.Published<HangUpCall>().Count == 1);
        stage.Published<HangUpCall>().Single().Reason.ShouldBe(CloseReason.Silence);
        var heard = stage.HeardSince(heardFrom);
        heard.Count.ShouldBe(3);
        heard[2].ShouldContain("oodbye!");
        stage.AssistantSaid.ShouldBe(heard);
        stage.CallerSaid.ShouldBeEmpty();
        var said = stage.Here - heardFrom - (3 * 5 * Stage.Rate);
        ((double)said / Stage.Rate).ShouldBeInRange(3, 18); // Three silences of five seconds; the rest is what was said.
        (stage.Now - from).ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Who_answers_the_warning_is_talked_to_as_before()
    {
        await using var stage = await Stage.BeginAsync(line: null, ("features:phone_silence_timeout_sec", "5"), ("features:recognition_retry_max", "1"));
        await stage.TurnAsync(1);
        await stage.SayAsync("I am still here.");
        await stage.TurnAsync(2);
        await stage.PassAsync(4);
        stage.CallerSaid.ShouldBe(["I am still here."]);
        stage.AssistantSaid.Last().ShouldBe("All right.");
        stage.Published<HangUpCall>().ShouldBeEmpty();
    }
}
