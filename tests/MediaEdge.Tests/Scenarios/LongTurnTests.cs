using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class LongTurnTests
{
    [Fact]
    public async Task A_name_that_is_spelled_with_pauses_is_one_turn()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Says("My name is");
        stage.Pauses(0.9);
        stage.Says("D U P");
        stage.Pauses(1.1);
        stage.Says("O N T");
        await stage.TurnAsync(1);
        stage.CallerSaid.ShouldBe(["My name is D U P O N T"]);
    }

    [Fact]
    public async Task A_phone_number_with_pauses_is_one_turn_and_is_answered_as_soon_as_it_is_whole()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Says("My number is");
        stage.Pauses(0.9);
        stage.Says("06 12");
        stage.Pauses(1.1);
        stage.Says("34 56");
        stage.Pauses(1.1);
        await stage.SayAsync("78");
        (await stage.TurnAsync(1)).Timings!.EndOfTurnMs!.Value.ShouldBeLessThan(500);
        stage.CallerSaid.ShouldBe(["My number is 06 12 34 56 78"]);
    }

    [Fact]
    public async Task A_sentence_that_breaks_off_is_waited_for()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Says("I am calling because");
        stage.Pauses(1.2);
        stage.Says("I lost my card.");
        await stage.TurnAsync(1);
        stage.CallerSaid.ShouldBe(["I am calling because I lost my card."]);
        stage.Model.Asked.Last().Messages[^1].Content.ShouldBe("I am calling because I lost my card.");
    }

    [Fact]
    public async Task More_than_a_minute_of_talk_is_one_turn_of_which_no_word_is_lost()
    {
        await using var stage = await Stage.BeginAsync();
        var sentences = Enumerable.Range(1, 24).Select(n => $"This is sentence {n} of a long story about a card.").ToArray();
        foreach (var sentence in sentences)
        {
            stage.Says(sentence);
            stage.Pauses(0.15);
        }

        var from = stage.Now;
        await stage.PassAsync(70);
        await stage.TurnAsync(1);
        (stage.Now - from).ShouldBeGreaterThan(70);
        stage.CallerSaid.ShouldBe([string.Join(' ', sentences)]);
        stage.AssistantSaid.ShouldBe(["All right."]);
    }
}
