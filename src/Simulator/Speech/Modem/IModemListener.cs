namespace CallCenter.Simulator.Speech.Modem;

/// <summary>Is told what a <see cref="SymbolTracker"/> hears. Positions are in samples of the incoming audio since its start.</summary>
internal interface IModemListener
{
    /// <summary>An utterance begins; one that was still open has been cut off.</summary>
    void Started(long position);

    /// <summary>One byte was heard.</summary>
    void Heard(byte value, long start, long end);

    /// <summary>The utterance is over: <paramref name="complete"/> when its end marker was heard, else because the sound stopped.</summary>
    void Ended(long position, bool complete);
}
