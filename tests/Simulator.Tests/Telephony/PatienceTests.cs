using CallCenter.Simulator.Telephony.Streaming;
using CallCenter.Testing;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class PatienceTests
{
    private static readonly short[] Silence = new short[320];
    private static readonly short[] Sound = [.. Enumerable.Range(0, 320).Select(n => (short)(4_000 * Math.Sin(n / 5.0)))];

    private readonly ManualTimeProvider time = new();

    [Fact]
    public void An_accelerated_call_waits_longer_for_sound_that_broke_off_in_the_middle()
    {
        var patience = new Patience(time, speed: 4);
        patience.Played(queuedBefore: 320, queuedAfter: 0, Sound);

        time.Advance(TimeSpan.FromMilliseconds(2_999));
        patience.Waits.ShouldBeTrue();
        time.Advance(TimeSpan.FromMilliseconds(1));
        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void Sound_that_was_thrown_away_is_not_waited_for()
    {
        var patience = new Patience(time, speed: 4);
        patience.Played(queuedBefore: 320, queuedAfter: 0, Sound);

        patience.Played(queuedBefore: 0, queuedAfter: 0, Silence);

        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void An_accelerated_call_waits_for_sound_as_long_as_a_call_at_real_pace_would_have()
    {
        var patience = new Patience(time, speed: 10);
        patience.Played(queuedBefore: 320, queuedAfter: 0, Silence);

        time.Advance(TimeSpan.FromMilliseconds(179));
        patience.Waits.ShouldBeTrue();
        time.Advance(TimeSpan.FromMilliseconds(1));
        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void A_call_at_real_pace_never_waits()
    {
        var patience = new Patience(time, speed: 1);

        patience.Played(queuedBefore: 320, queuedAfter: 0, Sound);

        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void Silence_and_queued_sound_are_not_waited_for()
    {
        var patience = new Patience(time, speed: 10);

        patience.Played(queuedBefore: 0, queuedAfter: 0, Silence);
        patience.Waits.ShouldBeFalse();
        patience.Played(queuedBefore: 640, queuedAfter: 320, Silence);
        patience.Waits.ShouldBeFalse();
    }
}
