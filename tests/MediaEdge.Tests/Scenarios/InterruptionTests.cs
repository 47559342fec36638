using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Notifications;
using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class InterruptionTests
{
    private const string First = "Once upon a time there was a telephone.";
    private const string Second = "Nobody ever answered it at all.";

    private static readonly EmergencyRequested Fire = new("smoke", "Building 4", "the caller", "fire brigade");

    [Theory]
    [InlineData(0.05, "", "in the first word")]
    [InlineData(1.2, "Once upon a", "in the middle of a sentence")]
    [InlineData(2.65, "Once upon a time there was a telephone.", "between two sentences")]
    [InlineData(4.6, "Once upon a time there was a telephone. Nobody ever answered it", "in the last word")]
    public async Task Who_interrupts_is_answered_and_the_history_keeps_what_was_heard(double afterSeconds, string leastHeard, string when)
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", First, Second);
        stage.Model.Answer("Stop it now.", "As you like.");
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        var story = stage.Here;
        await stage.PassAsync(afterSeconds);
        var from = stage.Now;
        stage.Says("Stop it now.");
        await stage.UntilAsync(() => stage.Phone.Stops == 1);
        (stage.Now - from).ShouldBeInRange(0.25, 0.5, when);

        var turn = await stage.TurnAsync(1);
        await stage.TurnAsync(2);
        var history = turn.Messages.Count > 1 ? turn.Messages[1].Content : "";
        $"{First} {Second}".ShouldStartWith(history);
        history.Length.ShouldBeLessThan($"{First} {Second}".Length);
        history.ShouldStartWith(leastHeard);
        stage.CallerSaid.ShouldBe(["Tell me a story.", "Stop it now."]);
        stage.AssistantSaid.Last().ShouldBe("As you like.");
        stage.Phone.Stops.ShouldBe(1);

        // The record tells the rest beside it.
        stage.Turns[0].Unheard.ShouldBeEmpty();
        var unheard = turn.Unheard.ShouldHaveSingleItem();
        unheard.Message.ShouldBe(history.Length > 0 ? 1 : null);
        unheard.Generated.ShouldBe($"{First} {Second}");
        unheard.Sent.ShouldStartWith(history);
        unheard.Generated.ShouldStartWith(unheard.Sent);
        stage.Turns[2].Unheard.ShouldBeEmpty();

        // The history never holds a word of which the caller heard nothing, and misses no word that was heard to its end.
        var heard = string.Join(' ', stage.HeardSince(story - Stage.FrameSamples));
        heard.ShouldEndWith("As you like.");
        var ofStory = heard[..^"As you like.".Length].TrimEnd();
        Words(history).Length.ShouldBeInRange(Words(ofStory).Length - 1, Words(ofStory).Length, $"heard: {ofStory}, history: {history}");
    }

    [Fact]
    public async Task Who_speaks_on_before_the_first_sound_is_answered_to_all_of_it()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", token => LateAsync(stage, First, token));
        stage.Model.Answer("A short one please.", "Once there was none.");
        await stage.SayAsync("Tell me a story.");
        await stage.UntilAsync(() => stage.Model.Asked.Any());
        await stage.PassAsync(0.6); // The turn is over, and the assistant thinks.
        await stage.SayAsync("A short one please.");
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe(["Tell me a story.", "A short one please."]);
        stage.AssistantSaid.ShouldBe(["Once there was none."]);
    }

    [Fact]
    public async Task Who_interrupts_the_goodbye_is_not_cut_off()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("That was all.", [new AssistantSentence("Goodbye and thank you very much for calling us.", Style.None), new CallEndRequested()]);
        stage.Model.Answer("No wait please.", "Of course.");
        await stage.SayAsync("That was all.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        await stage.SayAsync("No wait please.");
        await stage.TurnAsync(2);
        await stage.PassAsync(5);
        stage.AssistantSaid.First().ShouldStartWith("Goodbye and");
        stage.AssistantSaid.First().ShouldNotContain("calling");
        stage.AssistantSaid.Last().ShouldBe("Of course.");
        stage.Published<HangUpCall>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_interrupts_what_announces_a_step_that_cannot_be_taken_back_voids_it()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Give me a human.", [new AssistantSentence("I will put you through to one of my colleagues.", Style.None), new HumanRequested()]);
        stage.Model.Answer("No do not do that.", "Then we go on.");
        await stage.SayAsync("Give me a human.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        await stage.SayAsync("No do not do that.");
        await stage.TurnAsync(2);
        await stage.PassAsync(5);
        stage.Published<TransferCall>().ShouldBeEmpty();
        stage.AssistantSaid.Last().ShouldBe("Then we go on.");
    }

    [Fact]
    public async Task Who_interrupts_what_announces_an_emergency_has_nobody_alerted()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("There is smoke here.", [new AssistantSentence("I will alert the fire brigade for you at once.", Style.None), Fire]);
        stage.Model.Answer("No do not do that.", "Then we go on.");
        await stage.SayAsync("There is smoke here.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        await stage.SayAsync("No do not do that.");
        await stage.TurnAsync(2);
        await stage.PassAsync(5);
        stage.Published<EmergencyReported>().ShouldBeEmpty();
        stage.AssistantSaid.First().ShouldNotContain("at once");
        stage.AssistantSaid.Last().ShouldBe("Then we go on.");
    }

    [Fact]
    public async Task An_emergency_that_was_announced_to_its_end_is_reported_whatever_is_interrupted_after_it()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer(
            "There is smoke here.",
            [new AssistantSentence("I will alert the fire brigade.", Style.None), Fire, new AssistantSentence("Please leave the house and wait in front of it.", Style.None)]);
        stage.Model.Answer("I am out already.", "Good.");
        await stage.SayAsync("There is smoke here.");
        await stage.HearsAsync();
        await stage.PassAsync(3.2);
        await stage.SayAsync("I am out already.");
        await stage.TurnAsync(2);
        await stage.UntilAsync(() => stage.Published<EmergencyReported>().Count > 0);
        await stage.PassAsync(5);
        stage.Published<EmergencyReported>().ShouldHaveSingleItem().Location.ShouldBe("Building 4");
        stage.AssistantSaid.First().ShouldStartWith("I will alert the fire brigade.");
        stage.AssistantSaid.First().ShouldNotContain("front");
    }

    [Fact]
    public async Task Nobody_interrupts_a_step_that_was_announced_to_its_end()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Give me a human.", [new AssistantSentence("I will put you through.", Style.None), new HumanRequested()]);
        await stage.SayAsync("Give me a human.");
        await stage.UntilAsync(() => stage.Published<TransferCall>().Count == 1);
        stage.HeardSince(0)[^1].ShouldBe("I will put you through.");
        stage.AssistantSaid.ShouldBe(["I will put you through."]);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async IAsyncEnumerable<AssistantOutput> LateAsync(
        Stage stage, string sentence, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await stage.Model.PauseAsync(5, cancellationToken);
        yield return new AssistantSentence(sentence, Style.None);
    }
}
