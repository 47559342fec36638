using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class BadLineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_one_frame_in_a_hundred_lost_every_word_arrives(bool filled)
    {
        await using var stage = await Stage.BeginAsync(new Line { Loss = 0.01, FillsLoss = filled });
        string[] said = ["I lost my card yesterday in the train to Paris.", "It is a blue one with my name on it.", "Please send me another one as soon as you can."];
        foreach (var words in said)
        {
            var turns = stage.Turns.Count;
            await stage.SayAsync(words);
            await stage.TurnAsync(turns);
        }

        stage.CallerSaid.ShouldBe(said);
        stage.AssistantSaid.ShouldBe(["All right.", "All right.", "All right."]);
    }

    [Fact]
    public async Task With_frames_that_come_in_bursts_of_ten_the_caller_is_understood_and_hears_every_word()
    {
        const string Story = "Once upon a time there was a telephone which nobody answered.";
        await using var stage = await Stage.BeginAsync(new Line { Burst = 10 });
        stage.Model.Answer("Tell me a story.", Story);
        stage.Model.Answer("Stop it now.", "As you like.");
        await stage.SayAsync("Tell me a story.");
        var from = stage.Here;
        await stage.TurnAsync(1);
        stage.HeardSince(from).ShouldBe([Story]);
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        await stage.SayAsync("Stop it now.");
        await stage.TurnAsync(3);
        stage.CallerSaid.ShouldBe(["Tell me a story.", "Tell me a story.", "Stop it now."]);
        stage.AssistantSaid.Last().ShouldBe("As you like.");
        stage.Phone.Stops.ShouldBe(1);
    }
}
