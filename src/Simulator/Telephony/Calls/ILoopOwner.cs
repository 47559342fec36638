namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>What a <see cref="CallLoop"/> drives.</summary>
internal interface ILoopOwner
{
    /// <summary>How many times faster than real time the clock runs.</summary>
    double Speed { get; }

    /// <summary>The far end takes no more for now: the clock waits instead of dropping sound.</summary>
    bool MustWait { get; }

    /// <summary>20 ms of call time.</summary>
    void Tick();

    /// <summary>Something in the loop threw.</summary>
    void Failed(Exception exception);
}
