using System.Runtime.InteropServices;

namespace CallCenter.Testing;

/// <summary>Recorded human prompts of Debian's asterisk-core-sounds packages, 8 kHz brought to the rate of a call.</summary>
public static class RecordedPrompts
{
    private const string Folder = "/usr/share/asterisk/sounds";
    private const int RecordedAt = 8_000;
    private const int Reach = 12;

    /// <summary>Why there are none in a language; null where there are.</summary>
    public static string? Missing(string language = "en") =>
        FolderOf(language) is null ? $"Debian's asterisk-core-sounds-{language}-wav is not installed" : null;

    /// <summary>Languages that are installed.</summary>
    public static IEnumerable<string> Languages => new[] { "en", "fr", "es", "it", "ru" }.Where(language => Missing(language) is null);

    /// <summary>Prompts of at least so many seconds, always in the same order.</summary>
    /// <param name="language">One that is installed.</param>
    /// <param name="rate">Samples a second, a multiple of 8,000.</param>
    /// <param name="leastSeconds">Shorter ones are left out.</param>
    public static IEnumerable<short[]> Of(string language, int rate, double leastSeconds = 0) =>
        from path in Directory.EnumerateFiles(FolderOf(language)!, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let recorded = Read(path)
        where recorded.Length >= leastSeconds * RecordedAt && recorded.Length > 0
        select Raise(recorded, rate / RecordedAt);

    private static string? FolderOf(string language) => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder, $"{language}_*").Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    private static short[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 12; ;)
        {
            var length = BitConverter.ToInt32(bytes, at + 4);
            if (bytes.AsSpan(at, 4).SequenceEqual("data"u8))
                return MemoryMarshal.Cast<byte, short>(bytes.AsSpan(at + 8, Math.Min(length, bytes.Length - at - 8))).ToArray();
            at += 8 + length;
        }
    }

    // A windowed sinc between the samples.
    private static short[] Raise(short[] recorded, int factor)
    {
        var weights = new double[factor, 2 * Reach];
        for (var phase = 0; phase < factor; phase++)
        {
            for (var tap = 0; tap < 2 * Reach; tap++)
            {
                var distance = tap - Reach + 1 - ((double)phase / factor);
                var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
                weights[phase, tap] = sinc * (0.5 + (0.5 * Math.Cos(Math.PI * distance / (Reach + 1))));
            }
        }

        var raised = new short[recorded.Length * factor];
        for (var n = 0; n < raised.Length; n++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < 2 * Reach; tap++)
            {
                var at = (n / factor) + tap - Reach + 1;
                if (at >= 0 && at < recorded.Length)
                    sum += weights[n % factor, tap] * recorded[at];
            }

            raised[n] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return raised;
    }
}
