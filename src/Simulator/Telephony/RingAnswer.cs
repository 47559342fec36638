namespace CallCenter.Simulator.Telephony;

/// <summary>What a handset does when it rings.</summary>
/// <param name="Outcome">Pick up, be busy, decline, or let it ring.</param>
/// <param name="After">Call time from the first ring until it happens; unused for <see cref="RingOutcome.NoAnswer"/>.</param>
internal sealed record RingAnswer(RingOutcome Outcome, TimeSpan After);

/// <summary>How ringing ends.</summary>
internal enum RingOutcome
{
    /// <summary>The callee picks up.</summary>
    PickUp,

    /// <summary>The line is busy (SIP 486).</summary>
    Busy,

    /// <summary>The callee declines (SIP 603).</summary>
    Decline,

    /// <summary>Nobody picks up until the service gives up (487/10004).</summary>
    NoAnswer,
}
