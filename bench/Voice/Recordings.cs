using CallCenter.Audio;
using CallCenter.Audio.Resampling;

namespace CallCenter.Voice;

/// <summary>Recorded human prompts of Debian's asterisk-core-sounds packages, at the rate and level asked for.</summary>
internal static class Recordings
{
    private const string Folder = "/usr/share/asterisk/sounds";
    private const int Piece = 800;

    /// <summary>Languages that are installed, of those asked for; all of the same voices that Debian has.</summary>
    public static string[] Installed(params string[] languages) =>
        Directory.Exists(Folder) ? [.. languages.Where(language => Directory.EnumerateDirectories(Folder, $"{language}_*").Any())] : [];

    /// <summary>Prompts of 1.5 to 7.5 s, in a fixed order, each with its loudness made equal.</summary>
    public static IEnumerable<short[]> Prompts(string language, int skip, int rate, double level)
    {
        foreach (var path in Directory.EnumerateFiles(Directory.EnumerateDirectories(Folder, $"{language}_*").Order(StringComparer.Ordinal).First(), "*.wav").Order(StringComparer.Ordinal).Skip(skip))
        {
            var (samples, recordedAt) = Read(path);
            if (samples.Length >= recordedAt * 3 / 2 && samples.Length <= recordedAt * 15 / 2)
                yield return Resample(Level(samples, level), recordedAt, rate);
        }
    }

    /// <summary>Prompts one after the other.</summary>
    public static short[] Speech(string language, int skip, int rate, double level, double seconds)
    {
        var speech = new List<short>();
        foreach (var prompt in Prompts(language, skip, rate, level))
        {
            speech.AddRange(prompt);
            if (speech.Count >= seconds * rate)
                break;
        }

        return [.. speech.Take((int)(seconds * rate))];
    }

    private static short[] Level(short[] samples, double level)
    {
        var gain = Math.Pow(10, (level - Loudness.OfDecibels(samples)) / 20);
        return [.. samples.Select(sample => (short)Math.Clamp(sample * gain, short.MinValue, short.MaxValue))];
    }

    private static short[] Resample(short[] samples, int from, int to)
    {
        if (from == to)
            return samples;
        var resampler = new Resampler(from, to, Piece);
        var room = new short[resampler.LongestOutput(Piece)];
        var output = new List<short>();
        for (var at = 0; at < samples.Length; at += Piece)
            output.AddRange(room.AsSpan(0, resampler.Convert(samples.AsSpan(at, Math.Min(Piece, samples.Length - at)), room)));
        return [.. output];
    }

    private static (short[] Samples, int Rate) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 12; ;)
        {
            var length = BitConverter.ToInt32(bytes, at + 4);
            if (bytes.AsSpan(at, 4).SequenceEqual("data"u8))
                return ([.. new PcmFrame(bytes.AsSpan(at + 8, Math.Min(length, bytes.Length - at - 8))).Samples], BitConverter.ToInt32(bytes, 24));
            at += 8 + length;
        }
    }
}
