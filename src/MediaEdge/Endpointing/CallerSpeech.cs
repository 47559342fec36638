using CallCenter.Audio;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>The stretch of sound in which the caller speaks, as the speech detector tells it: it opens with the first frame of speech and is closed by its owner.</summary>
internal sealed class CallerSpeech
{
    private const int MostVain = 3;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    // Frames of speech less those without, but never below zero: frames that are taken for speech here and there, as of what is left of an
    // echo, never come to much.
    private TimeSpan _insistence;
    private int _vain;

    /// <summary>Whether a stretch is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Call time at which the stretch began.</summary>
    public TimeSpan Onset { get; private set; }

    /// <summary>Call time at which speech was last heard in the stretch.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>Takes the next frame.</summary>
    /// <param name="speech">Whether it holds speech.</param>
    /// <param name="now">Call time at the end of the frame.</param>
    public void Add(bool speech, TimeSpan now)
    {
        if (!speech)
        {
            _insistence = _insistence > Frame ? _insistence - Frame : TimeSpan.Zero;
            return;
        }

        if (!IsOpen)
            (IsOpen, Onset, _insistence) = (true, now - Frame, TimeSpan.Zero);
        _insistence += Frame;
        End = now;
    }

    /// <summary>Silence since the last frame of speech.</summary>
    public TimeSpan SilenceAt(TimeSpan now) => now - End;

    /// <summary>
    /// Whether the caller insists on speaking. After interruptions in vain it takes two to four times as long: where an echo or a noise has
    /// stopped the assistant, it will do so again.
    /// </summary>
    /// <param name="least">Speech that counts as insisting.</param>
    public bool Insists(TimeSpan least) => _insistence >= least * (1 + _vain);

    /// <summary>Closes the stretch.</summary>
    public void Close() => (IsOpen, _vain) = (false, 0);

    /// <summary>Closes a stretch in which nothing was said.</summary>
    /// <param name="interrupted">Whether it has stopped the assistant nevertheless.</param>
    public void CloseInVain(bool interrupted) => (IsOpen, _vain) = (false, interrupted ? Math.Min(MostVain, _vain + 1) : _vain);
}
