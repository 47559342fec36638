using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>The caller's sound that no recogniser has made a final text of, so that another one can hear it from there. Owned by the owner of the call.</summary>
/// <param name="startsAt">Call time of its first frame.</param>
/// <param name="limit">Longest stretch that is kept; the oldest goes first.</param>
internal sealed class UnrecognizedSound(TimeSpan startsAt, TimeSpan limit) : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    private readonly Queue<HeardFrame> _frames = new();

    /// <summary>Call time of the oldest frame that is kept.</summary>
    public TimeSpan Start { get; private set; } = startsAt;

    /// <summary>Call time behind the newest.</summary>
    public TimeSpan End => Start + (_frames.Count * Frame);

    /// <summary>Frames of speech in it.</summary>
    public int SpeechFrames { get; private set; }

    /// <summary>Call time behind the last frame of speech; meaningless where there is none.</summary>
    public TimeSpan SpeechEnd { get; private set; }

    /// <summary>Adds a frame; copied.</summary>
    public void Add(ReadOnlySpan<byte> sound, bool isSpeech)
    {
        var buffer = SoundPool.Rent(sound.Length);
        sound.CopyTo(buffer);
        _frames.Enqueue(new HeardFrame(buffer, sound.Length, isSpeech));
        if (isSpeech)
            (SpeechFrames, SpeechEnd) = (SpeechFrames + 1, End);
        Release(End - limit);
    }

    /// <summary>Lets go of what lies before a call time.</summary>
    public void Release(TimeSpan before)
    {
        while (Start + Frame <= before && _frames.TryDequeue(out var oldest))
        {
            Start += Frame;
            if (oldest.IsSpeech)
                SpeechFrames--;
            SoundPool.Return(oldest.Buffer);
        }
    }

    /// <summary>Gives all of it to a recogniser, oldest first.</summary>
    public void PushTo(IRecognizer recognizer)
    {
        foreach (var frame in _frames)
            recognizer.Push(frame.Buffer.AsSpan(0, frame.Length), frame.IsSpeech);
    }

    /// <inheritdoc/>
    public void Dispose() => Release(End);

    private readonly record struct HeardFrame(byte[] Buffer, int Length, bool IsSpeech);
}
