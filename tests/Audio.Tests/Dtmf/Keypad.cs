namespace CallCenter.Audio.Tests.Dtmf;

/// <summary>Tones of a telephone's keys, as written in ITU-T Q.23.</summary>
internal static class Keypad
{
    public const string Keys = "123A456B789C*0#D";

    private static readonly double[] Low = [697, 770, 852, 941];
    private static readonly double[] High = [1209, 1336, 1477, 1633];

    /// <summary>A key pressed for a time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="level">Of the louder tone, in dB relative to a full-scale sine.</param>
    /// <param name="twist">How much louder the high tone is than the low one, in dB.</param>
    /// <param name="deviation">Share by which both frequencies are off.</param>
    public static short[] Press(char key, double seconds, int rate = Sound.Rate, double level = -16, double twist = 0, double deviation = 0)
    {
        var index = Keys.IndexOf(key, StringComparison.Ordinal);
        var (low, high) = (Low[index / 4] * (1 + deviation), High[index % 4] * (1 + deviation));
        var (lowGain, highGain) = (Gain(level - Math.Max(0, twist)), Gain(level + Math.Min(0, twist)));
        return [.. Enumerable.Range(0, (int)(seconds * rate)).Select(n => (short)((lowGain * Math.Sin(2 * Math.PI * low * n / rate)) + (highGain * Math.Sin(2 * Math.PI * high * n / rate))))];
    }

    /// <summary>Keys one after another.</summary>
    public static short[] Dial(string keys, double tone, double pause, int rate = Sound.Rate) =>
        [.. keys.SelectMany(key => (short[])[.. Press(key, tone, rate), .. new short[(int)(pause * rate)]])];

    private static double Gain(double level) => 32_767 * Math.Pow(10, level / 20);
}
