using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Tests.Playout;

public sealed class PlayoutTests : IDisposable
{
    private readonly PlayoutBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Sound_is_never_more_than_200_milliseconds_ahead()
    {
        _bench.Speak("a long sentence", frames: 100);
        var sent = 0;
        for (var frame = 0; frame < 60; frame++)
        {
            sent += _bench.Tick();
            (sent - frame).ShouldBeLessThanOrEqualTo(10);
        }

        sent.ShouldBe(69);
    }

    [Fact]
    public void All_of_the_sound_is_sent_once_and_nothing_after_it()
    {
        _bench.Speak("one", frames: 7);
        _bench.Speak("two", frames: 12, odd: 100);
        _bench.Ticks(60).ShouldBe(20);
        _bench.Queue.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void A_step_waits_until_everything_before_it_was_heard()
    {
        _bench.Speak("goodbye", frames: 20);
        _bench.Queue.Enqueue(_bench.Step("hang up", drops: true));
        _bench.Ticks(20);
        _bench.Steps.ShouldBeEmpty();
        _bench.Ticks(1);
        _bench.Steps.ShouldBe(["hang up"]);
    }

    [Fact]
    public void An_interruption_drops_the_goodbye_and_the_hanging_up_behind_it()
    {
        var goodbye = _bench.Speak("goodbye", frames: 20);
        _bench.Queue.Enqueue(_bench.Step("hang up", drops: true));
        _bench.Ticks(8);
        _bench.Queue.Hold();
        _bench.Queue.DropForBargeIn();
        _bench.Queue.Resume();
        _bench.Ticks(40).ShouldBe(0);
        _bench.Steps.ShouldBeEmpty();
        goodbye.HeardFrames.ShouldBe(7);
        goodbye.IsCancelled.ShouldBeTrue();
        _bench.Queue.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void What_an_interruption_does_not_drop_is_said_when_the_sound_goes_on()
    {
        _bench.Speak("an answer", frames: 30);
        var order = _bench.Speak("we close now", frames: 15, drops: false);
        _bench.Queue.Enqueue(_bench.Step("hang up", drops: false));
        _bench.Ticks(8);
        _bench.Queue.Hold();
        _bench.Queue.DropForBargeIn();
        _bench.Ticks(10).ShouldBe(0);
        _bench.Queue.Resume();
        _bench.Ticks(17).ShouldBe(15);
        order.IsHeard.ShouldBeTrue();
        _bench.Steps.ShouldBe(["hang up"]);
    }

    [Fact]
    public void After_a_hold_the_sound_goes_on_where_the_ear_was()
    {
        var sentence = _bench.Speak("a sentence", frames: 40, fill: n => (byte)n);
        _bench.Ticks(15);
        _bench.Queue.Hold().ShouldBeTrue();
        sentence.HeardFrames.ShouldBe(14);
        _bench.Ticks(30).ShouldBe(0);
        _bench.Queue.Resume();
        _bench.Queue.TryNextFrame(out var frame).ShouldBeTrue();
        frame.Span[0].ShouldBe((byte)14);
        _bench.Ticks(60);
        sentence.IsHeard.ShouldBeTrue();
    }

    [Fact]
    public void Sound_that_a_stop_threw_away_counts_as_sent_and_not_for_what_comes_after_it()
    {
        var answer = _bench.Speak("an answer", frames: 40);
        _bench.Ticks(15);
        _bench.Queue.Hold();
        _bench.Queue.DropForBargeIn();
        _bench.Queue.Resume();
        var next = _bench.Speak("next", frames: 5);
        _bench.Ticks(3);
        (answer.HeardFrames, answer.SentFrames, answer.IsSent).ShouldBe((14, 24, false));
        (next.HeardFrames, next.SentFrames, next.IsSent).ShouldBe((2, 5, true));
    }

    [Fact]
    public void A_hold_with_nothing_on_its_way_needs_no_stop()
    {
        _bench.Queue.Hold().ShouldBeFalse();
    }

    [Fact]
    public void Sound_of_a_dropped_sentence_that_comes_late_is_not_heard()
    {
        var dropped = _bench.Enqueue("dropped");
        _bench.Queue.Hold();
        _bench.Queue.DropForBargeIn();
        _bench.Queue.Resume();
        var wanted = _bench.Enqueue("wanted");
        _bench.Deliver(dropped, 5, n => 1);
        _bench.Deliver(wanted, 5, n => 2);
        _bench.Queue.TryNextFrame(out var frame).ShouldBeTrue();
        frame.Span[0].ShouldBe((byte)2);
    }

    [Fact]
    public void A_sentence_that_fails_does_not_hold_up_what_follows()
    {
        var broken = _bench.Enqueue("broken");
        _bench.Fail(broken);
        _bench.Queue.Enqueue(_bench.Step("hang up", drops: true));
        _bench.Ticks(2);
        _bench.Steps.ShouldBe(["hang up"]);
        HeardText.Of(broken).ShouldBe("");
    }

    [Fact]
    public void Sending_allocates_nothing_in_steady_state()
    {
        for (var i = 0; i < 20; i++)
            _bench.Speak("sentence", frames: 20);
        _bench.Ticks(50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _bench.Queue.Tick();
            while (_bench.Queue.TryNextStep(out _))
            {
            }

            while (_bench.Queue.TryNextFrame(out _))
            {
            }
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
