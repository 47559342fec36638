namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>A play or a recognize: runs when its turn comes and ends in exactly one event. Called from the call's loop only.</summary>
internal interface IMediaOperation
{
    /// <summary>Its event was raised.</summary>
    bool Ended { get; }

    /// <summary>Its turn has come.</summary>
    void Start();

    /// <summary>Adds its sound to the frame that the handset is about to hear.</summary>
    void MixInto(Span<short> heard);

    /// <summary>The frame that the handset said meanwhile; 20 ms have passed.</summary>
    void Listen(ReadOnlySpan<short> said);

    void Press(char key);

    /// <summary>Ends it with its Canceled event, started or not.</summary>
    void Cancel();
}
