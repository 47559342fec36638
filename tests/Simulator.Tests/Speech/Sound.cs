using System.Runtime.InteropServices;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Speech.Recognition;

namespace CallCenter.Simulator.Tests.Speech;

/// <summary>Sound as bytes, for the wire.</summary>
internal static class Sound
{
    public static byte[] Header(int rate = 16000) => WavFormat.Header(rate);

    public static byte[] Silence(double seconds, int rate = 16000) => new byte[(int)(seconds * rate) * 2];

    public static byte[] Of(string text, int rate = 16000) => MemoryMarshal.AsBytes<short>(ModemEncoder.Encode(text, rate)).ToArray();

    /// <summary>Header, some silence, the text, silence long enough to end the phrase.</summary>
    public static byte[] Turn(string text, int rate = 16000) => [.. Header(rate), .. Silence(0.3, rate), .. Of(text, rate), .. Silence(1, rate)];

    public static string Heard(ReadOnlySpan<byte> pcm, int rate = 16000)
    {
        var decoder = new ModemDecoder(rate);
        decoder.Push(MemoryMarshal.Cast<byte, short>(pcm));
        decoder.Push(new short[rate / 5]);
        var heard = new List<string>();
        while (decoder.TryTake(out var utterance))
            heard.Add(utterance.Text);
        return string.Join(" | ", heard);
    }
}
