namespace CallCenter.Simulator.Speech.Modem;

/// <summary>What the tone bank sees in one window of 16 ms.</summary>
/// <param name="Present">Whether three tones of the code dominate the window.</param>
/// <param name="Low">Loudest low tone, 0–15.</param>
/// <param name="High">Loudest high tone, 0–15.</param>
/// <param name="Clock">Loudest clock tone, 0–3.</param>
internal readonly record struct ToneReading(bool Present, int Low, int High, int Clock)
{
    /// <summary>The byte that the two nibble tones spell.</summary>
    public byte Value => (byte)((High << 4) | Low);
}
