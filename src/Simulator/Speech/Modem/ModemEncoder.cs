using System.Text;

namespace CallCenter.Simulator.Speech.Modem;

/// <summary>Turns text into sound that <see cref="ModemDecoder"/> reads: see <see cref="ModemCode"/>.</summary>
internal static class ModemEncoder
{
    // Three tones of a twelfth of full scale each: the peak stays at -12 dBFS.
    private const double ToneAmplitude = 32767.0 / 12;
    private const int GlideMilliseconds = 4;

    /// <summary>Sounds one utterance.</summary>
    /// <param name="text">What to say; empty gives no sound at all.</param>
    /// <param name="sampleRate">Hz, a multiple of 8000.</param>
    /// <returns>Signed 16-bit mono samples, 64 ms per UTF-8 byte plus 232 ms.</returns>
    public static short[] Encode(string text, int sampleRate)
    {
        ModemCode.Supported(sampleRate);
        if (text.Length == 0)
            return [];

        var bytes = Encoding.UTF8.GetBytes(text);
        var pcm = new short[(int)SamplesOf(bytes.Length, sampleRate)];
        var writer = new SymbolWriter(pcm, sampleRate);
        writer.Write(ModemCode.StartMarker, ModemCode.MarkerClock, ModemCode.StartMilliseconds, level: 1);
        for (var i = 0; i < bytes.Length; i++)
            writer.Write(bytes[i], i % 3, ModemCode.SymbolMilliseconds, LevelOf(bytes[i]));
        writer.Write(ModemCode.EndMarker, ModemCode.MarkerClock, ModemCode.SymbolMilliseconds, level: 0.7);
        return pcm;
    }

    /// <summary>Length of an utterance of so many UTF-8 bytes, in samples; 0 for none.</summary>
    public static long SamplesOf(int bytes, int sampleRate) => bytes == 0
        ? 0
        : SymbolStart(bytes, sampleRate) + ModemCode.Samples(ModemCode.SymbolMilliseconds + ModemCode.TailMilliseconds, sampleRate);

    /// <summary>Where the symbol of the byte with this index begins, in samples from the start of the utterance.</summary>
    public static long SymbolStart(int index, int sampleRate) =>
        ModemCode.Samples(ModemCode.StartMilliseconds, sampleRate) + ((long)index * ModemCode.Samples(ModemCode.SymbolMilliseconds, sampleRate));

    // Vowels are louder than consonants and spaces are the valleys, so the level moves like that of syllables without ever falling silent.
    private static double LevelOf(byte value) => (char)value switch
    {
        ' ' => 0.55,
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' => 1,
        _ => 0.8,
    };

    private ref struct SymbolWriter(Span<short> pcm, int sampleRate)
    {
        // All tones are multiples of 62.5 Hz, so one table of 16 ms holds a period of every one of them
        // and every symbol starts and ends at phase zero, without clicks.
        private readonly float[] _sine = SineTable(sampleRate / 125 * 2);
        private readonly Span<short> _pcm = pcm;
        private readonly int _glide = ModemCode.Samples(GlideMilliseconds, sampleRate);
        private double _level;
        private int _position;

        public void Write(byte value, int clock, int milliseconds, double level)
        {
            var low = ModemCode.FirstLow + (value & 15);
            var middle = ModemCode.FirstClock + clock;
            var high = ModemCode.FirstHigh + (value >> 4);
            var samples = ModemCode.Samples(milliseconds, sampleRate);
            var symbol = _pcm.Slice(_position, samples);
            for (var n = 0; n < samples; n++)
            {
                var gain = n < _glide ? _level + ((level - _level) * n / _glide) : level;
                var sum = _sine[low * n % _sine.Length] + _sine[middle * n % _sine.Length] + _sine[high * n % _sine.Length];
                symbol[n] = (short)(sum * gain * ToneAmplitude);
            }

            _level = level;
            _position += samples;
        }

        private static float[] SineTable(int length)
        {
            var table = new float[length];
            for (var i = 0; i < length; i++)
                table[i] = MathF.Sin(2 * MathF.PI * i / length);
            return table;
        }
    }
}
