using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the caller said, turn by turn: the model answers the sound, the words are written down beside it and come later, if at all.</summary>
internal sealed class CallerTranscripts(TurnRecorder recorder)
{
    // A turn is not published without its words for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);

    /// <summary>Begins the turn of an item.</summary>
    public void Begin(string itemId, AnswerTimes times, TimeSpan now) => _drafts[itemId] = new Draft(recorder.Begin("", MessageAction.Talk, times), now);

    /// <summary>Whether the words of the turn that is going on are still to come.</summary>
    public bool IsAwaited(TimeSpan now) => recorder.IsOpen && _drafts.Values.Any(draft => IsOpen(draft) && now - draft.Since < Patience);

    /// <summary>The words of an item are there; none where nothing was understood.</summary>
    /// <returns>From the end of the turn until now; null where the item is no turn of the caller.</returns>
    public TimeSpan? Complete(string itemId, string text, TimeSpan now)
    {
        if (!_drafts.Remove(itemId, out var draft))
            return null;
        var message = draft.Message with { Content = text.Trim() };
        if (IsOpen(draft))
            recorder.Current.Caller = message;
        else if (message.Content.Length > 0)
            recorder.AddLate(message);
        return now - draft.Since;
    }

    /// <summary>No more words come, because the connection is gone.</summary>
    public void Forget() => _drafts.Clear();

    private bool IsOpen(Draft draft) => recorder.IsOpen && ReferenceEquals(recorder.Current.Caller, draft.Message);

    private sealed record Draft(ConversationMessage Message, TimeSpan Since);
}
