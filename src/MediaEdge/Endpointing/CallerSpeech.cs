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

    /// <summary>
    /// Its frames of speech less those without, but never below zero: how much the caller insists. Frames that are taken for speech here and
    /// there, as of what is left of an echo, never come to much.
    /// </summary>
    public TimeSpan Insistence { get; private set; }

    /// <summary>Takes the next frame.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    /// <param name="now">Call time at the end of the frame.</param>
    public void Add(bool speech, TimeSpan now)
    {
        if (!speech)
        {
            Insistence = Insistence > Frame ? Insistence - Frame : TimeSpan.Zero;
            return;
        }

        if (!IsOpen)
            (IsOpen, Onset, Spoken, Insistence) = (true, now - Frame, TimeSpan.Zero, TimeSpan.Zero);
        Spoken += Frame;
        Insistence += Frame;
        End = now;
    }

    /// <summary>Silence since the last frame of speech.</summary>
    public TimeSpan SilenceAt(TimeSpan now) => now - End;

    /// <summary>Closes the stretch.</summary>
    public void Close() => IsOpen = false;
}
