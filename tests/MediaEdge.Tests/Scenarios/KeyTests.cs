using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class KeyTests
{
    [Fact]
    public async Task Keys_that_come_as_tones_alone_are_a_turn()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Dials("4711#");
        await stage.TurnAsync(1);
        stage.CallerSaid.ShouldBe(["4711"]);
        stage.AssistantSaid.ShouldBe(["All right."]);
        await stage.PassAsync(5);
        stage.Turns.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_that_the_service_reports_as_well_count_once()
    {
        await using var stage = await Stage.BeginAsync();
        foreach (var key in "4471#")
        {
            stage.Dials(key.ToString());
            await stage.PassAsync(0.4);
            await stage.Phone.PressAsync(key);
        }

        await stage.TurnAsync(1);
        await stage.PassAsync(5);
        stage.CallerSaid.ShouldBe(["4471"]);
        stage.Turns.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_stops_the_assistant_who_is_speaking()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", "Once upon a time there was a telephone which nobody answered.");
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        stage.Dials("5");
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe(["Tell me a story.", "5"]);
        stage.AssistantSaid.First().ShouldNotContain("answered");
    }
}
