using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using CallCenter.Audio;
using CallCenter.Audio.Echo;
using CallCenter.Audio.Resampling;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the realtime model hears of the caller: the assistant's echo is taken out of it, at 24 kHz. Nothing is allocated per frame.</summary>
internal sealed class RealtimeEar
{
    private readonly EchoCanceller _canceller;
    private readonly Resampler? _resampler;
    private readonly short[] _converted;

    /// <summary>Listens to sound of this shape.</summary>
    public RealtimeEar(PcmFormat format)
    {
        _canceller = new EchoCanceller(format);
        _resampler = format.SampleRate == ModelSpeech.SampleRate ? null : new Resampler(format.SampleRate, ModelSpeech.SampleRate, format.SamplesPerFrame);
        _converted = new short[_resampler?.LongestOutput(format.SamplesPerFrame) ?? 0];
    }

    /// <summary>Takes the caller's next 20 ms.</summary>
    /// <param name="sound">As it came; the echo of the assistant is taken out of it where it lies.</param>
    /// <param name="played">What the caller heard of the assistant in that time; nothing where it was silence.</param>
    /// <param name="isHeard">Whether the model hears it, and not silence instead.</param>
    /// <param name="to">Where it is sent.</param>
    public void Hear(Span<byte> sound, ReadOnlySpan<byte> played, bool isHeard, IRealtimeConnection to)
    {
        if (!played.IsEmpty)
            _canceller.Played(new PcmFrame(played).Samples);
        var samples = MemoryMarshal.Cast<byte, short>(sound);
        _canceller.Cancel(samples, samples);
        if (!isHeard)
            samples.Clear();
        if (_resampler is not null)
            samples = _converted.AsSpan(0, _resampler.Convert(samples, _converted));
        Send(MemoryMarshal.AsBytes(samples), to);
    }

    private static void Send(ReadOnlySpan<byte> sound, IRealtimeConnection to)
    {
        var before = "{\"type\":\"input_audio_buffer.append\",\"audio\":\""u8;
        var after = "\"}"u8;
        var buffer = ArrayPool<byte>.Shared.Rent(before.Length + Base64.GetMaxEncodedToUtf8Length(sound.Length) + after.Length);
        before.CopyTo(buffer);
        Base64.EncodeToUtf8(sound, buffer.AsSpan(before.Length), out _, out var written);
        after.CopyTo(buffer.AsSpan(before.Length + written));
        to.SendFrame(buffer, before.Length + written + after.Length);
    }
}
