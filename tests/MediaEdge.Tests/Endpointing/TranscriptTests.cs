using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Tests.Endpointing;

public sealed class TranscriptTests
{
    private readonly Transcript _transcript = new() { SegmentationSilence = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public void Finals_and_the_last_partial_make_the_text()
    {
        Hears("I lost my card.", 0, 2, final: true);
        Hears("and", 3, 3.3);
        Hears("and my keys", 3, 4);
        _transcript.Text.ShouldBe("I lost my card. and my keys");
        _transcript.IsFinal.ShouldBeFalse();
    }

    [Fact]
    public void A_final_without_words_takes_the_partial_away()
    {
        Hears("hm", 1, 1.3);
        Hears("", 1, 1.3, final: true);
        _transcript.HasWords.ShouldBeFalse();
    }

    [Fact]
    public void A_phrase_that_goes_on_after_it_was_taken_gives_only_the_new_words()
    {
        Hears("my name is", 0, 1);
        _transcript.Take(Seconds(1)).ShouldBe("my name is");
        Hears("My name is Kevin.", 0, 3, final: true);
        _transcript.Text.ShouldBe("Kevin.");
    }

    [Fact]
    public void A_phrase_of_which_several_parts_were_taken_gives_only_what_comes_after_all_of_them()
    {
        Hears("my name", 0, 1);
        _transcript.Take(Seconds(1)).ShouldBe("my name");
        Hears("my name is", 0, 2);
        _transcript.Take(Seconds(2)).ShouldBe("is");
        _transcript.Take(Seconds(2.1)).ShouldBe("");
        Hears("my name is Kevin", 0, 3);
        _transcript.Text.ShouldBe("Kevin");
        Hears("My name is Kevin.", 0, 3, final: true);
        _transcript.Text.ShouldBe("Kevin.");
    }

    [Fact]
    public void A_final_covers_the_silence_that_ended_it()
    {
        Hears("hello", 0, 1, final: true);
        _transcript.FinalCovers(Seconds(1.3)).ShouldBeTrue();
        _transcript.FinalCovers(Seconds(2)).ShouldBeFalse();
    }

    [Fact]
    public void A_partial_covers_what_it_was_made_of()
    {
        Hears("hello", 0, 1);
        _transcript.Covers(Seconds(1.1)).ShouldBeTrue();
        _transcript.Covers(Seconds(1.5)).ShouldBeFalse();
        _transcript.FinalCovers(Seconds(1)).ShouldBeFalse();
    }

    private void Hears(string text, double from, double until, bool final = false) =>
        _transcript.Add(new Recognition(text, Seconds(from), Seconds(until), final));

    private static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);
}
