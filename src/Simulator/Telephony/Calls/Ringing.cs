namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>A handset that rings, counted in call time.</summary>
internal sealed class Ringing(RingAnswer answer)
{
    /// <summary>After this nobody picks up any more (487/10004).</summary>
    public static readonly TimeSpan LongestRing = TimeSpan.FromSeconds(120);

    private long frames;

    /// <summary>20 ms later. Does one or the other once somebody answered, or it is known that nobody will.</summary>
    /// <param name="pickUp">Somebody did.</param>
    /// <param name="fail">Nobody will; takes how the call ends.</param>
    public void Tick(Action pickUp, Action<CallEnd> fail)
    {
        switch (Outcome())
        {
            case null:
                break;
            case RingOutcome.PickUp:
                pickUp();
                break;
            case var failure:
                fail(Failure(failure.Value));
                break;
        }
    }

    private RingOutcome? Outcome()
    {
        frames++;
        if (frames >= CallClock.Frames(LongestRing))
            return RingOutcome.NoAnswer;
        return answer.Outcome != RingOutcome.NoAnswer && frames >= CallClock.Frames(answer.After) ? answer.Outcome : null;
    }

    private static CallEnd Failure(RingOutcome outcome) => outcome switch
    {
        RingOutcome.Busy => CallEnd.Busy,
        RingOutcome.Decline => CallEnd.Declined,
        RingOutcome.NoAnswer => CallEnd.NoAnswer,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
