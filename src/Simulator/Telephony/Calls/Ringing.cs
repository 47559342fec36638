namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>A handset that rings, counted in call time.</summary>
internal sealed class Ringing(RingAnswer answer)
{
    /// <summary>After this nobody picks up any more (487/10004).</summary>
    public static readonly TimeSpan LongestRing = TimeSpan.FromSeconds(120);

    private long frames;

    /// <summary>20 ms later: the outcome, once there is one.</summary>
    public RingOutcome? Tick()
    {
        frames++;
        if (frames >= CallClock.Frames(LongestRing))
            return RingOutcome.NoAnswer;
        return answer.Outcome != RingOutcome.NoAnswer && frames >= CallClock.Frames(answer.After) ? answer.Outcome : null;
    }

    /// <summary>How a call that was not picked up ends.</summary>
    public static CallEnd Failure(RingOutcome outcome) => outcome switch
    {
        RingOutcome.Busy => CallEnd.Busy,
        RingOutcome.Decline => CallEnd.Declined,
        RingOutcome.NoAnswer => CallEnd.NoAnswer,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
