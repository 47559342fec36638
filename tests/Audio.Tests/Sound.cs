namespace CallCenter.Audio.Tests;

/// <summary>Synthetic sounds, the same in every run; levels in dB relative to full scale.</summary>
internal static class Sound
{
    public const int Rate = 16_000;

    public static PcmFormat Format { get; } = new(Rate);

    public static short[] Silence(double seconds) => new short[(int)(seconds * Rate)];

    public static short[] Noise(double seconds, double level, int seed = 1)
    {
        var random = new Random(seed);
        var amplitude = 32768 * Math.Pow(10, level / 20) * Math.Sqrt(3);
        return Fill(seconds, _ => amplitude * ((random.NextDouble() * 2) - 1));
    }

    public static short[] Sine(double seconds, double level, double hertz)
    {
        var amplitude = 32768 * Math.Sqrt(2) * Math.Pow(10, level / 20);
        return Fill(seconds, n => amplitude * Math.Sin(2 * Math.PI * hertz * n / Rate));
    }

    /// <summary>A voiced sound: a buzz of 120 Hz with harmonics falling off, swelling and fading four times a second like syllables, with a pause after every sixth.</summary>
    public static short[] Voice(double seconds, double level)
    {
        var amplitude = 32768 * Math.Pow(10, level / 20) * 1.6;
        return Fill(seconds, n =>
        {
            var t = (double)n / Rate;
            var syllable = 0.03 + ((int)(t * 4) % 7 == 6 ? 0 : Math.Pow(Math.Sin(Math.PI * 4 * t), 2));
            var buzz = 0.0;
            for (var h = 1; h <= 20; h++)
                buzz += Math.Sin(2 * Math.PI * 120 * h * t) / h;
            return amplitude * syllable * buzz;
        });
    }

    /// <summary>Two-tone code at 64 ms a symbol whose level steps between 0.55, 0.8 and 1, never falling silent.</summary>
    public static short[] Code(double seconds, double level, int seed = 2)
    {
        var random = new Random(seed);
        var amplitude = 32768 * Math.Pow(10, level / 20);
        var (low, high, gain) = (0.0, 0.0, 0.0);
        double[] gains = [0.55, 0.8, 1.0];
        return Fill(seconds, n =>
        {
            if (n % 1024 == 0)
                (low, high, gain) = (500 + (62.5 * random.Next(16)), 1800 + (62.5 * random.Next(16)), gains[random.Next(3)]);
            return amplitude * gain * (Math.Sin(2 * Math.PI * low * n / Rate) + Math.Sin(2 * Math.PI * high * n / Rate));
        });
    }

    public static short[] Plus(this short[] sound, short[] other)
    {
        var mixed = (short[])sound.Clone();
        for (var i = 0; i < Math.Min(mixed.Length, other.Length); i++)
            mixed[i] = (short)Math.Clamp(mixed[i] + other[i], short.MinValue, short.MaxValue);
        return mixed;
    }

    private static short[] Fill(double seconds, Func<int, double> sample)
    {
        var sound = new short[(int)(seconds * Rate)];
        for (var n = 0; n < sound.Length; n++)
            sound[n] = (short)Math.Clamp(sample(n), short.MinValue, short.MaxValue);
        return sound;
    }
}
