using CallCenter.MediaEdge.Tests.Scenarios.Staging;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Scenarios;

/// <summary>The assistant speaks with a human voice here: sound that carries words has the same few tones whoever speaks, so that a caller's would be taken for its echo.</summary>
[Trait("Speed", "slow")]
public sealed class EchoTests
{
    private const string Greeting = "Hi, you are speaking with Amélie at Contoso. How may I help?";
    // In dB: two voices as loud as each other drown a letter of one now and then.
    private const double LouderThanEcho = 4;

    private const string Question = "Tell me a story.";
    private const string Yes = "As you like.";
    private const string ShortStory = "Once there was none.";
    private const string Story = "Once upon a time there was a telephone which nobody answered. It rang and rang.";

    public static TheoryData<int, int> Lines => new() { { 20, -20 }, { 60, -10 }, { 150, -10 }, { 300, -15 } };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task An_assistant_that_hears_nothing_but_its_own_echo_talks_on_and_takes_no_word_of_it_for_the_callers(int delay, int level)
    {
        await using var stage = await BeginAsync(delay, level);
        await stage.TurnAsync(1);
        await stage.PassAsync(4);
        stage.CallerSaid.ShouldBe([Question]);
        stage.AssistantSaid.ShouldBe([Story]);
        stage.Phone.Stops.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Who_speaks_over_the_echo_stops_the_assistant_and_every_word_is_understood(int delay, int level)
    {
        await using var stage = await BeginAsync(delay, level);
        stage.Model.Answer("Stop it now.", Yes);
        await stage.PassAsync(1.5);
        var from = stage.Now;
        stage.Says("Stop it now.");
        await stage.UntilAsync(() => stage.Phone.Stops == 1);
        (stage.Now - from).ShouldBeInRange(0.235, 0.6); // 240 ms of speech are needed, and the stop is heard in the frame in which it is sent.
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe([Question, "Stop it now."]);
        Story.ShouldStartWith(stage.AssistantSaid.First());
        stage.AssistantSaid.Last().ShouldBe(Yes);
        stage.Phone.Stops.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Who_begins_at_the_same_moment_as_the_assistant_is_given_the_floor(int delay, int level)
    {
        await using var stage = await BeginAsync(delay, level);
        stage.Model.Answer("A short one please.", ShortStory);
        stage.Says("A short one please.", LouderThanEcho);
        await stage.TurnAsync(2);
        stage.CallerSaid.ShouldBe([Question, "A short one please."]);
        stage.AssistantSaid.Last().ShouldBe(ShortStory);
        stage.Phone.Stops.ShouldBe(1);
    }

    private static async Task<Stage> BeginAsync(int delay, int level)
    {
        Assert.SkipWhen(RecordedPrompts.Missing() is not null, RecordedPrompts.Missing() ?? "");
        var voices = RecordedPrompts.Of("en", Stage.Rate, leastSeconds: 5).Take(4).ToList();
        var stage = await Stage.BeginAsync(
            new Line { EchoDelay = TimeSpan.FromMilliseconds(delay), EchoLevel = level, Noise = -65 },
            new Dictionary<string, short[]>(StringComparer.Ordinal) { [Greeting] = voices[0], [Story] = voices[1], [Yes] = voices[2], [ShortStory] = voices[3] });
        stage.Model.Answer(Question, Story);
        await stage.SayAsync(Question);
        await stage.HearsAsync();
        return stage;
    }
}
