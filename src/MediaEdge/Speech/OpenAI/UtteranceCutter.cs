using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Audio;
using CallCenter.MediaEdge.Speech.Azure;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>
/// Cuts a caller's sound into utterances where our own detector hears silence: services that take files of sound cannot find the ends
/// themselves. Owned by the owner of the call.
/// </summary>
/// <param name="settings">Shape of the sound, and the silence that ends an utterance.</param>
internal sealed class UtteranceCutter(RecognitionSettings settings)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    // What the detector may have missed before it heard speech begin.
    private const int FramesBefore = 300 / PcmFormat.FrameMilliseconds;

    // Shorter than any word: a click.
    private const int LeastFrames = 3;

    // Services want at most 25 MB; a caller wants an answer long before that.
    private const int MostFrames = 25_000 / PcmFormat.FrameMilliseconds;

    private readonly ArrayBufferWriter<byte> _sound = new();
    private readonly int _frameBytes = settings.Format.BytesPerFrame;
    private TimeSpan _now = settings.StartsAt;
    private TimeSpan _from;
    private TimeSpan _until;
    private int _speechFrames;

    private int Frames => _sound.WrittenCount / _frameBytes;

    /// <summary>Takes the next frame.</summary>
    /// <returns>True when it ended an utterance.</returns>
    public bool TryCut(ReadOnlySpan<byte> sound, bool isSpeech, [NotNullWhen(true)] out SpokenUtterance? utterance)
    {
        utterance = null;
        _now += Frame;
        _sound.Write(sound);
        if (isSpeech)
        {
            if (_speechFrames++ == 0)
                _from = _now - Frame;
            _until = _now;
        }
        else if (_speechFrames == 0)
        {
            KeepLast(FramesBefore);
        }

        if (_speechFrames == 0 || (_now - _until < settings.SegmentationSilence && Frames < MostFrames))
            return false;
        if (_speechFrames >= LeastFrames)
            utterance = new SpokenUtterance(Wav(), _from, _until);
        _speechFrames = 0;
        KeepLast(FramesBefore);
        return utterance is not null;
    }

    private byte[] Wav()
    {
        var header = SpeechConfig.WavHeader(settings.Format);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), header.Length - 8 + _sound.WrittenCount);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), _sound.WrittenCount);
        return [.. header, .. _sound.WrittenSpan];
    }

    private void KeepLast(int frames)
    {
        var kept = Math.Min(frames * _frameBytes, _sound.WrittenCount);
        if (kept == _sound.WrittenCount)
            return;
        var last = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_sound.WrittenMemory).Span;
        last[^kept..].CopyTo(last);
        _sound.ResetWrittenCount();
        _sound.Advance(kept);
    }
}
