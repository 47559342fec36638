namespace CallCenter.Voice.Training;

/// <summary>Clicks, beats and knocks that a network must not take for speech, one to three seconds apart.</summary>
internal static class Clicks
{
    private const double Quietest = 1_000;
    private const double LoudestOverQuietest = 20;

    /// <summary>Adds them to a sound.</summary>
    public static void AddTo(short[] sound, int rate, Random random)
    {
        for (var at = NextPause(rate, random); at + (rate / 40) <= sound.Length; at += NextPause(rate, random))
            Add(sound.AsSpan(at, rate / 40), rate, random);
    }

    private static int NextPause(int rate, Random random) => rate + random.Next(2 * rate);

    // A burst of noise, a square wave, or a knock on something that rings; each falls within 1 to 9 ms or ends after 20 ms.
    private static void Add(Span<short> sound, int rate, Random random)
    {
        var amplitude = Quietest * Math.Pow(LoudestOverQuietest, random.NextDouble());
        var fall = rate * (0.001 + (0.008 * random.NextDouble()));
        var kind = random.Next(3);
        var turn = 0.05 + (2.5 * random.NextDouble());
        for (var n = 0; n < sound.Length; n++)
        {
            var value = kind switch
            {
                0 => Noise.Gauss(random) * Math.Exp(-n / fall),
                1 => n >= rate / 50 ? 0 : n % 2 == 0 ? 1 : -1,
                _ => Math.Cos(turn * n) * Math.Exp(-n / fall),
            };
            sound[n] = (short)Math.Clamp(sound[n] + (amplitude * value), short.MinValue, short.MaxValue);
        }
    }
}
