namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>Tones of a telephone's keys, as written in ITU-T Q.23.</summary>
internal static class Keypad
{
    private const string Keys = "123A456B789C*0#D";
    private const double Amplitude = 4_000;

    private static readonly double[] Low = [697, 770, 852, 941];
    private static readonly double[] High = [1209, 1336, 1477, 1633];

    /// <summary>A key pressed for so many seconds.</summary>
    public static short[] Press(char key, double seconds)
    {
        var index = Keys.IndexOf(key, StringComparison.Ordinal);
        return [.. Enumerable.Range(0, (int)(seconds * Stage.Rate)).Select(n => (short)(Wave(Low[index / 4], n) + Wave(High[index % 4], n)))];
    }

    private static double Wave(double hertz, int n) => Amplitude * Math.Sin(2 * Math.PI * hertz * n / Stage.Rate);
}
