using CallCenter.Simulator.Telephony.Streaming;
using CallCenter.Testing;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class PatienceTests
{
    private readonly ManualTimeProvider time = new();

    [Fact]
    public void An_accelerated_call_waits_for_sound_as_long_as_a_call_at_real_pace_would_have()
    {
        var patience = new Patience(time, speed: 10);
        patience.Played(queuedBefore: 320, queuedAfter: 0);

        time.Advance(TimeSpan.FromMilliseconds(179));
        patience.Waits.ShouldBeTrue();
        time.Advance(TimeSpan.FromMilliseconds(1));
        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void A_call_at_real_pace_never_waits()
    {
        var patience = new Patience(time, speed: 1);

        patience.Played(queuedBefore: 320, queuedAfter: 0);

        patience.Waits.ShouldBeFalse();
    }

    [Fact]
    public void Silence_and_queued_sound_are_not_waited_for()
    {
        var patience = new Patience(time, speed: 10);

        patience.Played(queuedBefore: 0, queuedAfter: 0);
        patience.Waits.ShouldBeFalse();
        patience.Played(queuedBefore: 640, queuedAfter: 320);
        patience.Waits.ShouldBeFalse();
    }
}
