using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Turns;

/// <summary>
/// What the caller was saying when a line that had broken came back. Its beginning is lost, so it is no turn. What the assistant says of the
/// break waits for its end, so that the caller hears it; somebody who speaks on and on is told all the same.
/// </summary>
/// <param name="speech">The caller's speech.</param>
/// <param name="words">The caller's words.</param>
/// <param name="since">Call time at which the line was back.</param>
internal sealed class BrokenOffSpeech(CallerSpeech speech, CallerWords words, TimeSpan since)
{
    /// <summary>Ends words in the record that the caller did not say to their end.</summary>
    public const char Mark = '…';

    // Nobody answers an apology that has only begun.
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(500);

    // Most sentences are shorter; what is said over a longer one is not heard well, nor is the caller.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    // Longer than any pause inside a phrase, and than the time between two partial results of one.
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(500);

    private TimeSpan? _heardAt;
    private TimeSpan? _onset;
    private TimeSpan? _understoodFrom;
    private TimeSpan? _wordsUntil;
    private TimeSpan? _closedAt;
    private bool _hasWords;
    private bool _isForgotten;

    /// <summary>Whether the caller is still saying it.</summary>
    public bool IsOpen => !_isForgotten && speech.IsOpen && speech.Onset == _onset;

    /// <summary>Whether the assistant has begun to be heard.</summary>
    public bool IsAssistantHeard => _heardAt is not null;

    /// <summary>Words with the mark.</summary>
    public static string Marked(string words) => words.Length == 0 ? "" : words.TrimEnd('.', ',', ' ', Mark) + Mark;

    /// <summary>Whether the caller was saying this when they were cut off; a text message was written to its end, whatever it ends in.</summary>
    public static bool IsMarked(ConversationMessage said) => said.Action == MessageAction.Talk && said.Content.EndsWith(Mark);

    /// <summary>The caller begins to speak.</summary>
    public void SpeechBegan()
    {
        if (BeganWithin(speech.Onset))
            _onset = speech.Onset;
        else
            _understoodFrom ??= speech.Onset;
    }

    /// <summary>Drops words that are part of it; others stay.</summary>
    /// <returns>
    /// Whether they are to be asked for at once: the detector does not know the line yet, so there may be words where it has heard no speech.
    /// </returns>
    public bool Drops(Recognition heard)
    {
        if (ReachesIntoSpeech(heard))
            (_onset, _understoodFrom) = (_understoodFrom, null);
        if (!Includes(heard))
            return false;
        _wordsUntil = heard.Until;
        words.Take(heard.Until);
        var hasWords = !string.IsNullOrWhiteSpace(heard.Text);
        _hasWords |= hasWords;
        return hasWords && heard.IsFinal && !speech.IsOpen;
    }

    /// <summary>The caller has paused: drops what they said.</summary>
    /// <param name="least">Speech that counts without words too; where words of it were heard it may be ever so short.</param>
    /// <returns>Whether there is something to be asked for.</returns>
    public bool Closes(TimeSpan least)
    {
        words.Take(speech.End);
        speech.Close();
        _closedAt = speech.End;
        return _hasWords || speech.End - speech.Onset >= least;
    }

    /// <summary>The assistant has begun to be heard.</summary>
    public void AssistantHeard(TimeSpan now) => _heardAt ??= now;

    /// <summary>What the caller says is to be understood from now on.</summary>
    public void Forget() => _isForgotten = true;

    /// <summary>Whether the assistant waits for the end.</summary>
    public bool IsWaitedFor(TimeSpan now) => now - since < LongestWait;

    // The detector has heard the caller begin in the middle of words of which the recogniser tells more: where that has heard no pause, they have
    // been speaking all the time. The detector did not know the line yet, or what the assistant said over them has hidden them from it.
    private bool ReachesIntoSpeech(Recognition heard) =>
        !_isForgotten && _understoodFrom is { } begun && BeganWithin(heard.From) && heard.From < begun && heard.Until > begun
        && begun - (_wordsUntil ?? _closedAt ?? begun) < LongestGap;

    // A recogniser that heard no pause tells of what was said after it in one phrase with it, and of what was said before again.
    private bool Includes(Recognition heard) => !_isForgotten && (IsOpen || BeganWithin(heard.From)) && !(heard.Until > _understoodFrom);

    private bool BeganWithin(TimeSpan time) => _heardAt is not { } heardAt || time < heardAt + Reaction;
}
