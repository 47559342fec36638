using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Scenarios.Staging;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Scenarios;

[Trait("Speed", "slow")]
public sealed class HangUpTests
{
    private const string Story = "Once upon a time there was a telephone which nobody answered.";

    [Fact]
    public async Task While_nobody_speaks()
    {
        await using var stage = await Stage.BeginAsync();
        await stage.PassAsync(2);
        await ShouldEndAsync(stage, lastTurn: 0);
        stage.CallerSaid.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_middle_of_a_sentence_whose_words_so_far_are_kept()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Says("I want to cancel my contract with you.");
        await stage.PassAsync(2);
        await ShouldEndAsync(stage, lastTurn: 1);
        stage.CallerSaid.Single().ShouldStartWith("I want to cancel my");
        stage.AssistantSaid.ShouldBeEmpty();
    }

    [Fact]
    public async Task Right_after_the_last_word_which_is_kept()
    {
        await using var stage = await Stage.BeginAsync();
        await stage.SayAsync("No thank you I have to go now and");
        await stage.PassAsync(0.7);
        await ShouldEndAsync(stage, lastTurn: 1);
        stage.CallerSaid.ShouldBe(["No thank you I have to go now and"]);
        stage.AssistantSaid.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_assistant_thinks()
    {
        await using var stage = await Stage.BeginAsync();
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Model.Answer("What is the time?", token => GivenUpAsync(stage, given, token));
        await stage.SayAsync("What is the time?");
        await stage.PassAsync(2);
        await ShouldEndAsync(stage, lastTurn: 1);
        stage.CallerSaid.ShouldBe(["What is the time?"]);
        stage.AssistantSaid.ShouldBeEmpty();
        await given.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken); // The model does not work on for nobody.
    }

    [Fact]
    public async Task While_the_assistant_speaks_of_which_only_what_was_heard_is_kept()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", Story);
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        await stage.PassAsync(1.2);
        await ShouldEndAsync(stage, lastTurn: 1);
        stage.CallerSaid.ShouldBe(["Tell me a story."]);
        stage.AssistantSaid.Single().ShouldStartWith("Once upon a");
        stage.AssistantSaid.Single().ShouldNotContain("telephone");
    }

    [Fact]
    public async Task While_the_assistant_is_interrupted()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("Tell me a story.", Story);
        await stage.SayAsync("Tell me a story.");
        await stage.HearsAsync();
        await stage.PassAsync(1.2);
        stage.Says("Stop it now.");
        await stage.PassAsync(0.8);
        await ShouldEndAsync(stage, lastTurn: 2);
        stage.CallerSaid.First().ShouldBe("Tell me a story.");
        stage.CallerSaid.Last().ShouldStartWith("Stop");
        stage.AssistantSaid.Single().ShouldStartWith("Once upon a");
    }

    [Fact]
    public async Task During_the_goodbye_which_asks_for_no_hang_up_then()
    {
        await using var stage = await Stage.BeginAsync();
        stage.Model.Answer("That was all.", [new AssistantSentence("Goodbye and thank you very much for calling us.", Style.None), new CallEndRequested()]);
        await stage.SayAsync("That was all.");
        await stage.HearsAsync();
        await stage.PassAsync(1);
        await ShouldEndAsync(stage, lastTurn: 1);
        stage.AssistantSaid.Single().ShouldStartWith("Goodbye and");
        stage.Published<HangUpCall>().ShouldBeEmpty();
    }

    private static async Task ShouldEndAsync(Stage stage, int lastTurn)
    {
        var ended = await stage.HangUpAsync();
        ended.Reason.ShouldBe(StreamEnd.CarrierClosed);
        ended.LastTurn.ShouldBe(lastTurn);
        stage.Turns.Count.ShouldBe(lastTurn + 1);
        foreach (var session in stage.Edge.Services.GetRequiredService<SessionRegistry>().All)
            await session.Left.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static async IAsyncEnumerable<AssistantOutput> GivenUpAsync(Stage stage, TaskCompletionSource given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await stage.Model.PauseAsync(1_000, cancellationToken);
        }
        finally
        {
            given.TrySetResult();
        }

        yield return new AssistantSentence("It is noon.", Style.None);
    }
}
