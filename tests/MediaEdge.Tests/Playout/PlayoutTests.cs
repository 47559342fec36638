using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Playout;

public sealed class PlayoutTests : IDisposable
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateUnbounded<SynthesisPiece>();
    private readonly PlayoutQueue _playout;
    private readonly List<string> _steps = [];

    public PlayoutTests() => _playout = new PlayoutQueue(Format, _pieces.Reader);

    public void Dispose() => _playout.Dispose();

    [Fact]
    public void Sound_is_never_more_than_200_milliseconds_ahead()
    {
        Speak("a long sentence", frames: 100);
        var sent = 0;
        for (var frame = 0; frame < 60; frame++)
        {
            sent += Tick();
            (sent - frame).ShouldBeLessThanOrEqualTo(10);
        }

        sent.ShouldBe(69);
    }

    [Fact]
    public void All_of_the_sound_is_sent_once_and_nothing_after_it()
    {
        Speak("one", frames: 7);
        Speak("two", frames: 12, odd: 100);
        Ticks(60).ShouldBe(20);
        _playout.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void A_step_waits_until_everything_before_it_was_heard()
    {
        Speak("goodbye", frames: 20);
        _playout.Enqueue(Step("hang up", drops: true));
        Ticks(20);
        _steps.ShouldBeEmpty();
        Ticks(1);
        _steps.ShouldBe(["hang up"]);
    }

    [Fact]
    public void An_interruption_drops_the_goodbye_and_the_hanging_up_behind_it()
    {
        var goodbye = Speak("goodbye", frames: 20);
        _playout.Enqueue(Step("hang up", drops: true));
        Ticks(8);
        _playout.Hold();
        _playout.DropForBargeIn();
        _playout.Resume();
        Ticks(40).ShouldBe(0);
        _steps.ShouldBeEmpty();
        goodbye.HeardFrames.ShouldBe(7);
        goodbye.IsCancelled.ShouldBeTrue();
        _playout.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void What_an_interruption_does_not_drop_is_said_when_the_sound_goes_on()
    {
        Speak("an answer", frames: 30);
        var order = Speak("we close now", frames: 15, drops: false);
        _playout.Enqueue(Step("hang up", drops: false));
        Ticks(8);
        _playout.Hold();
        _playout.DropForBargeIn();
        Ticks(10).ShouldBe(0);
        _playout.Resume();
        Ticks(17).ShouldBe(15);
        order.IsHeard.ShouldBeTrue();
        _steps.ShouldBe(["hang up"]);
    }

    [Fact]
    public void After_a_hold_the_sound_goes_on_where_the_ear_was()
    {
        var sentence = Speak("a sentence", frames: 40, fill: n => (byte)n);
        Ticks(15);
        _playout.Hold().ShouldBeTrue();
        sentence.HeardFrames.ShouldBe(14);
        Ticks(30).ShouldBe(0);
        _playout.Resume();
        _playout.TryNextFrame(out var frame).ShouldBeTrue();
        frame.Span[0].ShouldBe((byte)14);
        Ticks(60);
        sentence.IsHeard.ShouldBeTrue();
    }

    [Fact]
    public void A_hold_with_nothing_on_its_way_needs_no_stop()
    {
        _playout.Hold().ShouldBeFalse();
    }

    [Fact]
    public void Sound_of_a_dropped_sentence_that_comes_late_is_not_heard()
    {
        var dropped = Enqueue("dropped");
        _playout.Hold();
        _playout.DropForBargeIn();
        _playout.Resume();
        var wanted = Enqueue("wanted");
        Deliver(dropped, 5, n => 1);
        Deliver(wanted, 5, n => 2);
        _playout.TryNextFrame(out var frame).ShouldBeTrue();
        frame.Span[0].ShouldBe((byte)2);
    }

    [Fact]
    public void A_sentence_that_fails_does_not_hold_up_what_follows()
    {
        var broken = Enqueue("broken");
        _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Failure, Utterance = broken });
        _playout.Enqueue(Step("hang up", drops: true));
        Ticks(2);
        _steps.ShouldBe(["hang up"]);
        HeardText.Of(broken).ShouldBe("");
    }

    [Fact]
    public void Sending_allocates_nothing_in_steady_state()
    {
        for (var i = 0; i < 20; i++)
            Speak("sentence", frames: 20);
        Ticks(50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _playout.Tick();
            while (_playout.TryNextStep(out _))
            {
            }

            while (_playout.TryNextFrame(out _))
            {
            }
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(10, "")]
    [InlineData(20, "Hello")]
    [InlineData(35, "Hello, dear")]
    [InlineData(60, "Hello, dear caller!")]
    public void Only_words_that_were_mostly_heard_count(int frames, string heard)
    {
        var utterance = Enqueue("Hello, dear caller!");
        Word(utterance, "Hello", 0, 0.5);
        Word(utterance, "dear", 0.5, 0.3);
        Word(utterance, "caller", 0.9, 0.4);
        Deliver(utterance, 60, n => 0);
        Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Fact]
    public void Without_the_places_of_words_what_was_heard_is_reckoned_by_time()
    {
        var utterance = Enqueue("one two three four five six");
        Deliver(utterance, 100, n => 0);
        Ticks(51);
        HeardText.Of(utterance).ShouldBe("one two three");
    }

    [Fact]
    public void Where_another_voice_goes_on_the_half_word_before_it_is_not_sent()
    {
        var utterance = Enqueue("one two three");
        Word(utterance, "one", 0, 0.4);
        Word(utterance, "two", 0.5, 0.4);
        Sound(utterance, frames: 35, value: 1);
        Resume(utterance, text: 4, frames: 25);
        Word(utterance, "two", 0, 0.4);
        Word(utterance, "three", 0.5, 0.5);
        Deliver(utterance, 50, _ => 2);

        var sent = new List<byte>();
        for (var tick = 0; tick < 120; tick++)
        {
            _playout.Tick();
            while (_playout.TryNextFrame(out var frame))
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
        var utterance = Enqueue("one two three");
        Word(utterance, "one", 0, 0.4);
        Word(utterance, "two", 0.5, 0.4); // Told ahead of its sound, which never came.
        Sound(utterance, frames: 25, value: 1);
        Resume(utterance, text: 4, frames: 25);
        Word(utterance, "two", 0, 0.4);
        Word(utterance, "three", 0.5, 0.5);
        Deliver(utterance, 50, _ => 2);
        Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Theory]
    [InlineData(20, "one")]
    [InlineData(30, "one")]
    [InlineData(50, "one two three")]
    [InlineData(75, "one two three four five")]
    public void What_was_heard_of_a_voice_that_does_not_tell_its_words_is_reckoned_from_where_it_began(int frames, string heard)
    {
        var utterance = Enqueue("one two three four five six");
        Word(utterance, "one", 0, 0.4);
        Sound(utterance, frames: 25, value: 1);
        Resume(utterance, text: 4, frames: 25);
        Deliver(utterance, 60, _ => 2);
        Ticks(frames + 1);
        HeardText.Of(utterance).ShouldBe(heard);
    }

    [Fact]
    public void A_sentence_without_words_that_broke_off_counts_only_as_far_as_there_was_time_for_it()
    {
        var utterance = Enqueue("one two three four five six seven eight");
        Sound(utterance, frames: 50, value: 1);
        _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Failure, Utterance = utterance });
        Ticks(80);
        HeardText.Of(utterance).ShouldBe("one two three");
    }

    private Utterance Speak(string text, int frames, bool drops = true, int odd = 0, Func<int, byte>? fill = null)
    {
        var utterance = Enqueue(text, drops);
        Deliver(utterance, frames, fill ?? (_ => 1), odd);
        return utterance;
    }

    private Utterance Enqueue(string text, bool drops = true)
    {
        var utterance = new Utterance { Text = text, Style = Style.None, Language = new Language("en-US", ["English"], "voice"), Rate = 1, DropsOnBargeIn = drops };
        _playout.Enqueue(utterance);
        return utterance;
    }

    private void Sound(Utterance utterance, int frames, byte value)
    {
        for (var n = 0; n < frames; n++)
        {
            var buffer = SoundPool.Rent(Format.BytesPerFrame);
            buffer.AsSpan(0, Format.BytesPerFrame).Fill(value);
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = Format.BytesPerFrame });
        }
    }

    private void Resume(Utterance utterance, int text, int frames) => _pieces.Writer.TryWrite(new SynthesisPiece
    {
        Kind = SynthesisPieceKind.Resumption,
        Utterance = utterance,
        TextStart = text,
        Length = frames * Format.BytesPerFrame,
    });

    private void Deliver(Utterance utterance, int frames, Func<int, byte> fill, int odd = 0)
    {
        for (var n = 0; n < frames + (odd > 0 ? 1 : 0); n++)
        {
            var length = n == frames ? odd : Format.BytesPerFrame;
            var buffer = SoundPool.Rent(length);
            buffer.AsSpan(0, length).Fill(fill(n));
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = length });
        }

        _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.End, Utterance = utterance });
    }

    private void Word(Utterance utterance, string text, double offset, double duration) => _pieces.Writer.TryWrite(new SynthesisPiece
    {
        Kind = SynthesisPieceKind.Word,
        Utterance = utterance,
        Word = new SpokenWord(text, TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(duration)),
    });

    private PlayoutStep Step(string name, bool drops) => new(() => _steps.Add(name)) { DropsOnBargeIn = drops };

    private int Ticks(int count) => Enumerable.Range(0, count).Sum(_ => Tick());

    // One frame of the caller: the ear moves on, steps run, frames go out.
    private int Tick()
    {
        _playout.Tick();
        while (_playout.TryNextStep(out var step))
            step!.Run();
        var sent = 0;
        while (_playout.TryNextFrame(out _))
            sent++;
        return sent;
    }
}
