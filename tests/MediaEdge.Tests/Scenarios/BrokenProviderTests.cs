using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Tests.Scenarios.Staging;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class BrokenProviderTests
{
    [Fact]
    public async Task A_model_that_breaks_after_a_sentence_is_apologised_for_behind_it()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", BreakingAsync);
        var from = stage.Here;
        await stage.SayAsync("Tell me a story.");
        await stage.TurnAsync(1);
        var heard = stage.HeardSince(from);
        heard.Count.ShouldBe(2, string.Join(" | ", heard));
        heard[0].ShouldBe("There was a telephone.");
        stage.AssistantSaid.ShouldBe([string.Join(' ', heard)]);
        await stage.SayAsync("And then?");
        await stage.TurnAsync(2);
        stage.AssistantSaid.Last().ShouldBe("All right.");
    }

    [Fact]
    public async Task Of_a_sentence_whose_synthesis_breaks_off_the_history_keeps_what_was_heard()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Voice.Breaks = ("There was a telephone that nobody ever answered.", TimeSpan.FromSeconds(1.5));
        stage.Model.Answer("Tell me a story.", "There was a telephone that nobody ever answered.", "Then it stopped.");
        var from = stage.Here;
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        await stage.PassAsync(0.5);
        stage.Voice.BreaksNow.Add();
        await stage.TurnAsync(1);
        var heard = stage.HeardSince(from);
        heard[^1].ShouldBe("Then it stopped.");
        heard[0].ShouldStartWith("There was a telephone");
        stage.AssistantSaid.Single().ShouldStartWith("There was a telephone");
        stage.AssistantSaid.Single().ShouldEndWith("Then it stopped.");
        stage.AssistantSaid.Single().ShouldNotContain("answered");
        stage.Voice.Asked.Count(text => text.StartsWith("There was", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_phrase_in_which_the_recogniser_dies_no_word_is_lost_or_taken_twice()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Says("I lost my card yesterday in the train.");
        await stage.LosesRecognizerAsync();
        await stage.TurnAsync(1);
        await stage.SayAsync("It was blue.");
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe(["I lost my card yesterday in the train.", "It was blue."]);
        stage.Recognizer.Connections.Value.ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_phrase_in_which_the_recogniser_falls_silent_nothing_is_answered_until_it_has_told_the_rest()
    {
        await using var stage = await Stage.BeginAsync();
        var told = stage.Recognizer.Told.Value;
        stage.Says("I lost my card yesterday in the train.");
        await stage.UntilAsync(() => stage.Recognizer.Told.Value > told);
        stage.Recognizer.KeepsSilent = true;
        var asked = (await stage.TurnAsync(1)).Messages.ShouldHaveSingleItem();
        asked.Content.ShouldBe(stage.Spoken(SpokenPrompt.Error));
        stage.Recognizer.KeepsSilent = false;
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe(["I lost my card yesterday in the train."]);
        stage.AssistantSaid.Last().ShouldBe("All right.");
    }

    private static async IAsyncEnumerable<AssistantOutput> BreakingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new AssistantSentence("There was a telephone.", Style.None);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("the model broke");
    }
}
