using System.Diagnostics.CodeAnalysis;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Playout;

/// <summary>A sentence that is spoken to the caller, and how much of it was heard. Owned by the owner of the call.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A token source without a timer holds nothing but memory.")]
internal sealed class Utterance : PlayoutItem
{
    private readonly List<SpokenWord> _words = [];
    private readonly List<Resumption> _resumptions = [];
    private readonly CancellationTokenSource _cancellation = new();
    private volatile SentenceSpan? _trace;

    /// <summary>Number of the utterance in a session whose journal is kept, from 0.</summary>
    public int Number { get; set; }

    /// <summary>The words; more of them may come with sound that is made elsewhere.</summary>
    public required string Text { get; set; }

    /// <summary>Its sound, where that is made elsewhere; null where the words are to be synthesised.</summary>
    public LiveSound? Sound { get; init; }

    /// <summary>How they are spoken.</summary>
    public required Style Style { get; init; }

    /// <summary>Language and voice.</summary>
    public required Language Language { get; init; }

    /// <summary>Speaking rate relative to the voice's own.</summary>
    public required double Rate { get; init; }

    /// <summary>Where the words lie in the sound, as far as the synthesiser has told.</summary>
    public IReadOnlyList<SpokenWord> Words => _words;

    /// <summary>Where somebody else has gone on with it, in order.</summary>
    public IReadOnlyList<Resumption> Resumptions => _resumptions;

    /// <summary>Index in the playout of its first frame; -1 before it is known.</summary>
    public long FirstFrame { get; private set; } = -1;

    /// <summary>Frames of its sound; -1 before all of it is there.</summary>
    public long Frames { get; private set; } = -1;

    /// <summary>Frames its sound will have, where that is known before all of it is there; -1 before.</summary>
    public long ExpectedFrames { get; private set; } = -1;

    /// <summary>Frames that the caller has heard.</summary>
    public long HeardFrames { get; private set; }

    /// <summary>Frames that were sent, those included that the caller did not hear because the sound was stopped.</summary>
    public long SentFrames { get; private set; }

    /// <summary>Whether all of it was sent.</summary>
    public bool IsSent => Frames >= 0 && SentFrames >= Frames && !HasFailed;

    /// <summary>Whether all of it was heard.</summary>
    public bool IsHeard { get; private set; }

    /// <summary>Whether the synthesiser could not speak it to its end.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>True once it is not to be spoken any more; read by the synthesiser.</summary>
    public bool IsCancelled => Cancelled.IsCancellationRequested;

    /// <summary>Cancelled when it is not to be spoken any more.</summary>
    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>Is told whether all of it was heard; null for nobody. Set by the synthesiser.</summary>
    public SentenceSpan? Trace
    {
        set => _trace = value;
    }

    /// <summary>All of its sound is known to be so many frames long.</summary>
    public void Expect(long frames) => ExpectedFrames = frames;

    /// <summary>Its sound begins at this frame of the playout.</summary>
    public void Begin(long frame) => FirstFrame = frame;

    /// <summary>The synthesiser has told where a word lies.</summary>
    public void AddWord(SpokenWord word) => _words.Add(word with { Offset = word.Offset + (_resumptions.Count > 0 ? _resumptions[^1].At : TimeSpan.Zero) });

    /// <summary>Somebody else goes on with it.</summary>
    /// <param name="textStart">From this letter on.</param>
    /// <param name="at">From here in its sound.</param>
    public void Resume(int textStart, TimeSpan at)
    {
        _words.RemoveAll(word => word.Offset >= at);
        _resumptions.Add(new Resumption(textStart, at));
    }

    /// <summary>Its sound ends before this frame of the playout.</summary>
    public void Complete(long frame, bool failed) => (Frames, HasFailed) = (frame - FirstFrame, failed);

    /// <summary>The playout was sent up to before this frame, perhaps not for the first time.</summary>
    public void SentUpTo(long frame)
    {
        if (FirstFrame >= 0)
            SentFrames = Math.Max(SentFrames, Frames < 0 ? frame - FirstFrame : Math.Min(Frames, frame - FirstFrame));
    }

    /// <summary>The caller has heard the playout up to before this frame; true when that was the end of it.</summary>
    public bool HeardUpTo(long frame)
    {
        if (FirstFrame < 0)
            return false;
        HeardFrames = Frames < 0 ? frame - FirstFrame : Math.Min(Frames, frame - FirstFrame);
        if (Frames < 0 || HeardFrames < Frames)
            return false;
        IsHeard = !HasFailed;
        _trace?.Heard(isCutOff: false);
        return true;
    }

    /// <summary>Stops its synthesis; what was heard stays on record.</summary>
    public void Cancel()
    {
        _cancellation.Cancel();
        _trace?.Heard(isCutOff: true);
    }
}
