namespace CallCenter.Simulator.Callers;

/// <summary>A steady hiss behind the person's voice.</summary>
internal static class BackgroundNoise
{
    /// <summary>Adds white noise.</summary>
    /// <param name="frame">Signed 16-bit samples.</param>
    /// <param name="level">RMS level in dBFS.</param>
    /// <param name="random">Source of the noise.</param>
    public static void AddTo(Span<short> frame, double level, Random random)
    {
        // Uniform noise of peak p has an RMS of p / √3.
        var peak = Math.Pow(10, level / 20) * 32768 * Math.Sqrt(3);
        for (var i = 0; i < frame.Length; i++)
            frame[i] = (short)Math.Clamp(frame[i] + (((random.NextDouble() * 2) - 1) * peak), short.MinValue, short.MaxValue);
    }
}
