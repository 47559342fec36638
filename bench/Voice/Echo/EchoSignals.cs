using CallCenter.Audio;

namespace CallCenter.Voice.Echo;

/// <summary>Echo of sound sent: through a room, a clock of its own, an overdriven loudspeaker.</summary>
internal static class EchoSignals
{
    /// <summary>A path that is late, smeared over 40 ms and quieter.</summary>
    public static double[] Through(IReadOnlyList<double> sent, int rate, double milliseconds, double decibels, int seed)
    {
        var random = new Random(seed);
        var delay = (int)(rate * milliseconds / 1000);
        var taps = Enumerable.Range(0, rate / 25).Select(n => (n == 0 ? 2 : Noise.Gauss(random)) * Math.Exp(-125.0 * n / rate)).ToArray();
        var scale = Math.Pow(10, decibels / 20) / Math.Sqrt(taps.Sum(tap => tap * tap));
        var echo = new double[sent.Count];
        for (var n = delay; n < echo.Length; n++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < taps.Length && tap <= n - delay; tap++)
                sum += taps[tap] * sent[n - delay - tap];
            echo[n] = scale * sum;
        }

        return echo;
    }

    /// <summary>The sound as a clock hears it that is fast by so many millionths; a windowed sinc between the samples.</summary>
    public static double[] Drifting(double[] sound, double partsPerMillion)
    {
        const int Reach = 8;
        var drifted = new double[sound.Length];
        for (var n = 0; n < sound.Length; n++)
        {
            var at = n * (1 + (partsPerMillion * 1e-6));
            var (whole, part) = ((int)at, at - (int)at);
            for (var tap = 1 - Reach; tap <= Reach && whole >= Reach && whole + Reach < sound.Length; tap++)
            {
                var distance = tap - part;
                var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
                drifted[n] += sound[whole + tap] * sinc * (0.5 + (0.5 * Math.Cos(Math.PI * distance / (Reach + 1))));
            }
        }

        return drifted;
    }

    /// <summary>A loudspeaker that gives no more than so much.</summary>
    public static double[] Overdriven(IEnumerable<double> sound, double most) => [.. sound.Select(sample => most * Math.Tanh(sample / most))];

    /// <summary>The sum as it is heard.</summary>
    public static short[] Heard(params double[][] sounds) =>
        [.. Enumerable.Range(0, sounds[0].Length).Select(n => (short)Math.Clamp(Math.Round(sounds.Sum(sound => sound[n])), short.MinValue, short.MaxValue))];

    /// <summary>In dB: how much quieter the cleaned sound is in a stretch of seconds.</summary>
    public static double Reduction(short[] heard, short[] cleaned, int rate, double from, double to) =>
        Loudness.OfDecibels(heard.AsSpan()[(int)(from * rate)..(int)(to * rate)]) - Loudness.OfDecibels(cleaned.AsSpan()[(int)(from * rate)..(int)(to * rate)]);

    /// <summary>In dB: how much quieter that part of the cleaned sound is which goes with the caller's.</summary>
    public static double Attenuation(short[] caller, short[] cleaned)
    {
        var (own, common) = (0.0, 0.0);
        for (var n = 0; n < caller.Length; n++)
            (own, common) = (own + ((double)caller[n] * caller[n]), common + ((double)caller[n] * cleaned[n]));
        return -20 * Math.Log10(Math.Max(1e-6, common / own));
    }
}
