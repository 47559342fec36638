using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Tests.Endpointing;

public sealed class CallerSpeechTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(240);

    private readonly CallerSpeech speech = new();
    private TimeSpan now;

    [Fact]
    public void Speech_without_a_pause_insists_when_it_has_lasted_long_enough()
    {
        Hear("###########");
        speech.Insists(Least).ShouldBeFalse();

        Hear("#");
        speech.Insists(Least).ShouldBeTrue();
    }

    [Fact]
    public void Frames_that_are_taken_for_speech_here_and_there_never_add_up()
    {
        for (var second = 0; second < 20; second++)
            Hear("####......####..##.....");

        speech.Insists(Least).ShouldBeFalse();
    }

    [Fact]
    public void A_word_with_short_gaps_insists_a_little_later()
    {
        Hear("####.####.####.##");

        speech.Insists(Least).ShouldBeFalse();
        Hear("#");
        speech.Insists(Least).ShouldBeTrue();
    }

    [Fact]
    public void After_interruptions_in_vain_it_takes_longer_up_to_four_times_until_something_is_said()
    {
        for (var times = 1; times <= 4; times++)
        {
            Hear(new string('#', 12 * times));
            speech.Insists(Least).ShouldBeTrue($"the {times}. time");
            speech.CloseInVain(interrupted: true);
        }

        Hear(new string('#', 47));
        speech.Insists(Least).ShouldBeFalse();
        Hear("#");
        speech.Insists(Least).ShouldBeTrue();
        speech.Close();

        Hear(new string('#', 12));
        speech.Insists(Least).ShouldBeTrue();
    }

    [Fact]
    public void A_sound_that_stopped_nobody_changes_nothing()
    {
        Hear("####");
        speech.CloseInVain(interrupted: false);

        Hear(new string('#', 12));
        speech.Insists(Least).ShouldBeTrue();
    }

    // A frame a letter: # is speech.
    private void Hear(string frames)
    {
        foreach (var frame in frames)
        {
            now += Frame;
            speech.Add(frame == '#', now);
        }
    }
}
