using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Tests.Scenarios.Staging;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class SlowProviderTests
{
    [Fact]
    public async Task A_slow_answer_is_waited_for_with_a_word_of_patience()
    {
        await using var stage = await BeginAsync();
        stage.Model.Answer("What is the time?", token => AnswerAsync(stage, 5, token));
        var from = stage.Here;
        await stage.SayAsync("What is the time?");
        await stage.TurnAsync(1);
        stage.HeardSince(from).Count.ShouldBe(2);
        stage.HeardSince(from)[1].ShouldBe("It is noon.");
        stage.AssistantSaid.ShouldBe([string.Join(' ', stage.HeardSince(from))]);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_apologised_for_and_the_next_one_is_given()
    {
        await using var stage = await BeginAsync();
        stage.Model.Answer("What is the time?", token => AnswerAsync(stage, 1_000, token));
        stage.Model.Answer("And now?", "Noon.");
        var from = stage.Here;
        await stage.SayAsync("What is the time?");
        var asked = stage.Now;
        await stage.TurnAsync(1);
        (stage.Now - asked).ShouldBeInRange(8, 16);
        var heard = stage.HeardSince(from);
        heard.Count.ShouldBe(2);
        stage.AssistantSaid.ShouldBe([string.Join(' ', heard)]);
        await stage.SayAsync("And now?");
        await stage.TurnAsync(2);
        stage.AssistantSaid.Last().ShouldBe("Noon.");
        stage.CallerSaid.ShouldBe(["What is the time?", "And now?"]);
    }

    [Fact]
    public async Task An_answer_that_stops_half_way_is_given_up_and_what_was_said_of_it_stays()
    {
        await using var stage = await BeginAsync();
        stage.Model.Answer("Tell me a story.", token => HalfAsync(stage, token));
        var from = stage.Here;
        await stage.SayAsync("Tell me a story.");
        await stage.TurnAsync(1);
        var heard = stage.HeardSince(from);
        heard[0].ShouldBe("There was a telephone.");
        heard.Count.ShouldBe(3); // Patience is asked for, then the apology.
        stage.AssistantSaid.ShouldBe([string.Join(' ', heard)]);
    }

    private static Task<Stage> BeginAsync() =>
        Stage.BeginAsync(line: null, ("features:answer_soft_timeout_sec", "3"), ("features:answer_hard_timeout_sec", "8"));

    private static async IAsyncEnumerable<AssistantOutput> AnswerAsync(Stage stage, double seconds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await stage.Model.PauseAsync(seconds, cancellationToken);
        yield return new AssistantSentence("It is noon.", Style.None);
    }

    private static async IAsyncEnumerable<AssistantOutput> HalfAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new AssistantSentence("There was a telephone.", Style.None);
        await stage.Model.PauseAsync(1_000, cancellationToken);
        yield return new AssistantSentence("Nobody answered it.", Style.None);
    }
}
