namespace CallCenter.Simulator.Telephony;

/// <summary>
/// The far end of a simulated phone number: whoever picks up, listens and talks.
/// All members are called from the one loop that owns the call, so an implementation needs no locks.
/// </summary>
internal interface IHandset
{
    /// <summary>How many times faster than real time this leg's clock runs; 1 is real time.</summary>
    double Speed { get; }

    /// <summary>The phone rings. Decides at once what will happen after how much call time.</summary>
    RingAnswer Ring(RingingCall call);

    /// <summary>The call is up. <paramref name="line"/> is valid until <see cref="Ended"/>.</summary>
    void Connected(IPhoneLine line);

    /// <summary>
    /// One tick of the call's audio clock (20 ms of call time).
    /// </summary>
    /// <param name="heard">What comes out of the earpiece: signed 16-bit mono, 20 ms at the line's sample rate.</param>
    /// <param name="said">What goes into the microphone; filled with zeros before the call, same length.</param>
    void Tick(ReadOnlySpan<short> heard, Span<short> said);

    /// <summary>The call is over, whoever ended it; nothing is called afterwards.</summary>
    void Ended(string reason);
}
