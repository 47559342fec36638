namespace CallCenter.Voice;

/// <summary>Generated noise, the same in every run.</summary>
internal static class Noise
{
    /// <summary>Kinds of noise.</summary>
    public static string[] Kinds { get; } = ["white", "pink", "car", "babble"];

    /// <summary>Noise of no particular level.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="samples">How much of it.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <param name="voices">Languages of those who babble; none for all that are installed.</param>
    public static double[] Of(string kind, int samples, int rate, int seed, params string[] voices)
    {
        var random = new Random(seed);
        return kind switch
        {
            "white" => [.. Enumerable.Range(0, samples).Select(_ => Gauss(random))],
            "pink" => Pink(samples, random),
            "car" => Car(samples, rate, random),
            _ => Babble(samples, rate, random, voices is [] ? Recordings.Installed("en", "es", "fr", "it", "ru") : voices),
        };
    }

    /// <summary>White noise at a level in dB relative to full scale.</summary>
    public static double[] White(int samples, double level, int seed)
    {
        var random = new Random(seed);
        var amplitude = 32768 * Math.Pow(10, level / 20);
        return [.. Enumerable.Range(0, samples).Select(_ => amplitude * Gauss(random))];
    }

    /// <summary>A sample of the normal distribution.</summary>
    public static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Three poles that fall by 3 dB an octave together.
    private static double[] Pink(int samples, Random random)
    {
        var (low, middle, high) = (0.0, 0.0, 0.0);
        var noise = new double[samples];
        for (var n = 0; n < samples; n++)
        {
            var white = Gauss(random);
            low = (0.998 * low) + (0.1 * white);
            middle = (0.963 * middle) + (0.3 * white);
            high = (0.57 * high) + white;
            noise[n] = low + middle + high + (0.2 * white);
        }

        return noise;
    }

    // A rumble that swells, over the hum of mains or an engine.
    private static double[] Car(int samples, int rate, Random random)
    {
        var (first, second, swell) = (0.0, 0.0, 0.0);
        var noise = new double[samples];
        for (var n = 0; n < samples; n++)
        {
            var white = Gauss(random);
            first = (0.97 * first) + white;
            second = (0.97 * second) + first;
            swell = (0.9999 * swell) + (0.01 * Gauss(random));
            var turn = 2 * Math.PI * 50 * n / rate;
            noise[n] = (second * (1 + (0.2 * Math.Tanh(swell)))) + (30 * Math.Sin(turn)) + (15 * Math.Sin(2 * turn)) + (8 * Math.Sin(3 * turn)) + (4 * white);
        }

        return noise;
    }

    // Twelve people at once; who comes to the last prompt begins again.
    private static double[] Babble(int samples, int rate, Random random, string[] languages)
    {
        var noise = new double[samples];
        for (var person = 0; person < 12; person++)
        {
            var (at, skip) = (-random.Next(rate), 100 + (20 * person));
            for (; at < samples; skip = 100)
                at = Speak(noise, at, Recordings.Prompts(languages[person % languages.Length], skip, rate, -25));
        }

        return noise;
    }

    private static int Speak(double[] noise, int at, IEnumerable<short[]> prompts)
    {
        foreach (var prompt in prompts)
        {
            for (var n = Math.Max(0, -at); n < prompt.Length && at + n < noise.Length; n++)
                noise[at + n] += prompt[n];
            at += prompt.Length;
            if (at >= noise.Length)
                break;
        }

        return at;
    }
}
