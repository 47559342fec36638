using CallCenter.Audio;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>The stretch of sound in which the caller speaks, as the speech detector tells it: it opens with the first frame of speech and is closed by its owner.</summary>
internal sealed class CallerSpeech
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    /// <summary>Whether a stretch is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Call time at which the stretch began.</summary>
    public TimeSpan Onset { get; private set; }

    /// <summary>Call time at which speech was last heard in the stretch.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>Sum of its frames of speech, pauses left out.</summary>
    public TimeSpan Spoken { get; private set; }

    /// <summary>Takes the next frame.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    /// <param name="now">Call time at the end of the frame.</param>
    public void Add(bool speech, TimeSpan now)
    {
        if (!speech)
            return;
        if (!IsOpen)
            (IsOpen, Onset, Spoken) = (true, now - Frame, TimeSpan.Zero);
        Spoken += Frame;
        End = now;
    }

    /// <summary>Silence since the last frame of speech.</summary>
    public TimeSpan SilenceAt(TimeSpan now) => now - End;

    /// <summary>Closes the stretch.</summary>
    public void Close() => IsOpen = false;
}
