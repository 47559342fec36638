using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Audio;
using CallCenter.MediaEdge.Speech.Azure;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>
/// Cuts a caller's sound into utterances where our own detector hears silence: services that take files of sound cannot find the ends
/// themselves. A detector may lose a voice for a moment, and a word that is cut in two is lost: sound nearly as loud as the speech before it
/// puts the end off for a while. Owned by the owner of the call.
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

    // Sound that is no more than this below the speech before it, and no whisper of the line, may be speech still.
    private const double NearlyAsLoud = 10;
    private const double Quiet = -60;
    private const double Smoothing = 0.1;

    // In lasting noise the detector has the last word.
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMilliseconds(500);

    private readonly ArrayBufferWriter<byte> _sound = new();
    private readonly int _frameBytes = settings.Format.BytesPerFrame;
    private TimeSpan _now = settings.StartsAt;
    private TimeSpan _from;
    private TimeSpan _until;
    private TimeSpan _lastSound;
    private double _level;
    private int _speechFrames;

    private int Frames => _sound.WrittenCount / _frameBytes;

    /// <summary>Takes the next frame.</summary>
    /// <returns>True when it ended an utterance.</returns>
    public bool TryCut(ReadOnlySpan<byte> sound, bool isSpeech, [NotNullWhen(true)] out SpokenUtterance? utterance)
    {
        utterance = null;
        _now += Frame;
        _sound.Write(sound);
        var level = Loudness.OfDecibels(new PcmFrame(sound).Samples);
        if (isSpeech)
            Speak(level);
        else if (_speechFrames == 0)
            KeepLast(FramesBefore);
        else if (level > Math.Max(Quiet, _level - NearlyAsLoud))
            _lastSound = _now;

        var isSilent = _now - _lastSound >= settings.SegmentationSilence;
        if (_speechFrames == 0 || !(isSilent || _now - _until >= settings.SegmentationSilence + LongestDoubt || Frames >= MostFrames))
            return false;
        if (_speechFrames >= LeastFrames)
            utterance = new SpokenUtterance(Wav(), _from, _until);
        _speechFrames = 0;
        // What is no silence was sent once, and must not be heard twice.
        KeepLast(isSilent ? FramesBefore : 0);
        return utterance is not null;
    }

    private void Speak(double level)
    {
        if (_speechFrames++ == 0)
            (_from, _level) = (_now - Frame, level);
        _level += (level - _level) * Smoothing;
        _until = _lastSound = _now;
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
