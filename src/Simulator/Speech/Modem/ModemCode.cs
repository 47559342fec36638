namespace CallCenter.Simulator.Speech.Modem;

/// <summary>
/// The audible text code: one symbol of 64 ms per UTF-8 byte, each the sum of three tones, all multiples of 62.5 Hz between 437.5 and 2750 Hz.
/// <code>
/// low    16 tones  437.5 … 1375 Hz   the byte's low four bits
/// clock   4 tones 1500 … 1687.5 Hz   symbol number modulo 3, or "marker"
/// high   16 tones 1812.5 … 2750 Hz   the byte's high four bits
/// </code>
/// The clock tone changes with every symbol, so each symbol shows its own edges: a receiver needs no symbol timer and a lost 20 ms frame
/// only shortens one symbol. An utterance is: start marker (two symbols long), the bytes, end marker (one symbol), a short silence.
/// </summary>
internal static class ModemCode
{
    /// <summary>Distance between neighbouring tones; also the resolution of the receiver's 16 ms window, which makes the tones orthogonal.</summary>
    public const double ToneSpacingHz = 62.5;

    /// <summary>Milliseconds of one symbol.</summary>
    public const int SymbolMilliseconds = 64;

    /// <summary>Milliseconds of the start marker.</summary>
    public const int StartMilliseconds = 128;

    /// <summary>Milliseconds of silence at the end of an utterance.</summary>
    public const int TailMilliseconds = 40;

    /// <summary>Alphabet of the low and of the high tones.</summary>
    public const int NibbleTones = 16;

    /// <summary>Clock tones in use: three for data symbols in turn and one for markers.</summary>
    public const int ClockTones = 4;

    /// <summary>Index of the clock tone that says "marker".</summary>
    public const int MarkerClock = 3;

    /// <summary>The byte a start marker carries.</summary>
    public const byte StartMarker = 0xA5;

    /// <summary>The byte an end marker carries.</summary>
    public const byte EndMarker = 0x5A;

    /// <summary>Multiple of <see cref="ToneSpacingHz"/> of the first low tone.</summary>
    public const int FirstLow = 7;

    /// <summary>Multiple of <see cref="ToneSpacingHz"/> of the first clock tone.</summary>
    public const int FirstClock = 24;

    /// <summary>Multiple of <see cref="ToneSpacingHz"/> of the first high tone.</summary>
    public const int FirstHigh = 29;

    /// <summary>Samples of a duration in milliseconds.</summary>
    public static int Samples(int milliseconds, int sampleRate) => milliseconds * (sampleRate / 1000);

    /// <summary>Throws unless the code can be sent and received at this rate: a multiple of 8 kHz.</summary>
    public static int Supported(int sampleRate) =>
        sampleRate > 0 && sampleRate % 8000 == 0
            ? sampleRate
            : throw new ArgumentOutOfRangeException(nameof(sampleRate), sampleRate, "The sample rate must be a multiple of 8000 Hz.");
}
