using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Tests.Playout;

/// <summary>What of a sentence counts as heard, where it was left in the middle or said by two voices.</summary>
public sealed class HeardTextTests : IDisposable
{
    private readonly PlayoutBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(0, "")]
    [InlineData(10, "")]
    [InlineData(20, "Hello")]
    [InlineData(35, "Hello, dear")]
    [InlineData(60, "Hello, dear caller!")]
    public void Only_words_that_were_mostly_heard_count(int frames, string heard)
    {
        var utterance = _bench.Enqueue("Hello, dear caller!");
        _bench.Word(utterance, "Hello", 0, 0.5);
        _bench.Word(utterance, "dear", 0.5, 0.3);
        _bench.Word(utterance, "caller", 0.9, 0.4);
        _bench.Deliver(utterance, 60, n => 0);
        _bench.Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Fact]
    public void Words_are_sent_before_they_are_heard()
    {
        var utterance = _bench.Enqueue("Hello, dear caller!");
        _bench.Word(utterance, "Hello", 0, 0.5);
        _bench.Word(utterance, "dear", 0.5, 0.3);
        _bench.Word(utterance, "caller", 0.9, 0.4);
        _bench.Deliver(utterance, 60, n => 0);
        HeardText.SentOf(utterance).ShouldBe("");
        _bench.Ticks(26);
        (HeardText.Of(utterance), HeardText.SentOf(utterance)).ShouldBe(("Hello", "Hello, dear"));
        _bench.Ticks(26);
        (HeardText.Of(utterance), HeardText.SentOf(utterance)).ShouldBe(("Hello, dear", "Hello, dear caller!"));
    }

    [Fact]
    public void Without_the_places_of_words_what_was_heard_is_reckoned_by_time()
    {
        var utterance = _bench.Enqueue("one two three four five six");
        _bench.Deliver(utterance, 100, n => 0);
        _bench.Ticks(51);
        HeardText.Of(utterance).ShouldBe("one two three");
    }

    [Fact]
    public void Where_another_voice_goes_on_the_half_word_before_it_is_not_sent()
    {
        var utterance = _bench.Enqueue("one two three");
        _bench.Word(utterance, "one", 0, 0.4);
        _bench.Word(utterance, "two", 0.5, 0.4);
        _bench.Sound(utterance, frames: 35, value: 1);
        _bench.Resume(utterance, text: 4, frames: 25);
        _bench.Word(utterance, "two", 0, 0.4);
        _bench.Word(utterance, "three", 0.5, 0.5);
        _bench.Deliver(utterance, 50, _ => 2);

        var sent = new List<byte>();
        for (var tick = 0; tick < 120; tick++)
        {
            _bench.Queue.Tick();
            while (_bench.Queue.TryNextFrame(out var frame))
                sent.Add(frame.Span[0]);
        }

        sent.ShouldBe([.. Enumerable.Repeat((byte)1, 25), .. Enumerable.Repeat((byte)2, 50)]);
        HeardText.Of(utterance).ShouldBe("one two three");
    }

    [Theory]
    [InlineData(8, "")]
    [InlineData(22, "one")]
    [InlineData(30, "one")]
    [InlineData(45, "one two")]
    [InlineData(70, "one two three")]
    public void What_was_heard_of_two_voices_is_told_by_the_words_of_each(int frames, string heard)
    {
        var utterance = _bench.Enqueue("one two three");
        _bench.Word(utterance, "one", 0, 0.4);
        _bench.Word(utterance, "two", 0.5, 0.4); // Told ahead of its sound, which never came.
        _bench.Sound(utterance, frames: 25, value: 1);
        _bench.Resume(utterance, text: 4, frames: 25);
        _bench.Word(utterance, "two", 0, 0.4);
        _bench.Word(utterance, "three", 0.5, 0.5);
        _bench.Deliver(utterance, 50, _ => 2);
        _bench.Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Theory]
    [InlineData(20, "one")]
    [InlineData(30, "one")]
    [InlineData(50, "one two three")]
    [InlineData(75, "one two three four five")]
    public void What_was_heard_of_a_voice_that_does_not_tell_its_words_is_reckoned_from_where_it_began(int frames, string heard)
    {
        var utterance = _bench.Enqueue("one two three four five six");
        _bench.Word(utterance, "one", 0, 0.4);
        _bench.Sound(utterance, frames: 25, value: 1);
        _bench.Resume(utterance, text: 4, frames: 25);
        _bench.Deliver(utterance, 60, _ => 2);
        _bench.Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Fact]
    public void A_sentence_without_words_that_broke_off_counts_only_as_far_as_there_was_time_for_it()
    {
        var utterance = _bench.Enqueue("one two three four five six seven eight");
        _bench.Sound(utterance, frames: 50, value: 1);
        _bench.Fail(utterance);
        _bench.Ticks(80);
        HeardText.Of(utterance).ShouldBe("one two three");
    }
}
