namespace CallCenter.Simulator.Telephony;

/// <summary>What a handset can do on a connected call besides talking; call only from within <see cref="IHandset"/> members.</summary>
internal interface IPhoneLine
{
    /// <summary>The caller's or callee's own number, E.164.</summary>
    string OwnNumber { get; }

    /// <summary>The number of the call center, E.164.</summary>
    string OtherNumber { get; }

    /// <summary>Sample rate of both directions in Hz.</summary>
    int SampleRate { get; }

    /// <summary>Call time since the call was connected, counted in ticks of 20 ms.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Presses a key.</summary>
    /// <param name="key">One of <c>0-9 * # A-D</c>.</param>
    void Press(char key);

    /// <summary>Puts the receiver down; <see cref="IHandset.Ended"/> follows.</summary>
    void HangUp();
}
