using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the caller said, turn by turn: the model answers the sound, the words are written down beside it and come later, if at all; a verdict on them later still.</summary>
internal sealed class CallerTranscripts(TurnRecorder recorder, ConversationState conversation, CallerShield shield)
{
    // A turn is not published without its words for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);

    // Words that became known after their turn was published.
    private readonly List<ConversationMessage> _late = [];

    /// <summary>Begins the turn of an item whose words are still to come.</summary>
    public void Begin(string itemId, AnswerTimes times, TimeSpan now) => _drafts[itemId] = new Draft(recorder.Begin("", MessageAction.Talk, times), now);

    /// <summary>What the caller said, keyed or wrote is to be answered, and its words are known.</summary>
    public void Known(string itemId, ConversationMessage message, TimeSpan now) => shield.Judge(new CallerUtterance(itemId, message), now);

    /// <summary>Whether the turn that is going on is not to be published yet, since words of it or a verdict on them are still to come.</summary>
    public bool IsAwaited(TimeSpan now) => recorder.IsOpen && (_drafts.Values.Any(draft => IsOpen(draft) && now - draft.Since < Patience) || shield.IsHolding(now));

    /// <summary>Whether nothing of the answer is to be heard yet, since it may turn out to answer an attack.</summary>
    public bool HoldsAnswer(TimeSpan now) => recorder.Times is { HasSent: false } && shield.IsHolding(now);

    /// <summary>Whether there may still be a verdict on what is answered, as far as it is worth waiting for.</summary>
    public bool IsUnjudged(TimeSpan now) => shield.IsThere && (shield.IsHolding(now) || _drafts.Values.Any(IsOpen));

    /// <summary>Whether it is this that is answered: what the caller said in the turn that is going on, or last where they have said nothing in it.</summary>
    public bool IsAnswered(ConversationMessage message) =>
        ReferenceEquals(recorder is { IsOpen: true, Current.Caller: { } caller } ? caller : conversation.Messages.LastOrDefault(), message);

    /// <summary>The words of an item are there; none where nothing was understood.</summary>
    /// <returns>From the end of the turn until now; null where the item is no turn of the caller.</returns>
    public TimeSpan? Complete(string itemId, string text, TimeSpan now)
    {
        if (!_drafts.Remove(itemId, out var draft))
            return null;
        if (!draft.IsRefused)
            Understood(itemId, draft, draft.Message with { Content = text.Trim() }, now);
        return now - draft.Since;
    }

    /// <summary>There is a verdict.</summary>
    /// <returns>What the caller said, where it is an attack.</returns>
    public CallerUtterance? Judged(CallEvent happened)
    {
        var attack = shield.Judged(happened);
        if (attack is not null)
            _late.RemoveAll(message => ReferenceEquals(message, attack.Message));
        return attack;
    }

    /// <summary>What the caller said in the turn that is going on is not kept; its words are dropped where they come later.</summary>
    public void Refuse()
    {
        foreach (var draft in _drafts.Values.Where(IsOpen))
            draft.IsRefused = true;
        if (recorder is not { IsOpen: true, Current.Caller: { } caller })
            return;
        shield.Forget(caller);
        recorder.Current.Caller = null;
    }

    /// <summary>Publishes words that became known late, except those whose verdict may still come in time.</summary>
    public void PublishLate(TimeSpan now)
    {
        for (var at = 0; at < _late.Count;)
        {
            var message = _late[at];
            if (shield.IsHolding(message, now))
            {
                at++;
                continue;
            }

            _late.RemoveAt(at);
            recorder.AddLate(message);
        }
    }

    /// <summary>No more words come, because the connection is gone.</summary>
    public void Forget() => _drafts.Clear();

    /// <summary>Neither words nor verdicts come any more.</summary>
    public void Finish()
    {
        Forget();
        PublishLate(TimeSpan.MaxValue);
    }

    private void Understood(string itemId, Draft draft, ConversationMessage message, TimeSpan now)
    {
        var isLate = !IsOpen(draft);
        if (!isLate)
            recorder.Current.Caller = message;
        Known(itemId, message, now);
        if (!isLate || message.Content.Length == 0)
            return;
        _late.Add(message);
        PublishLate(now);
    }

    private bool IsOpen(Draft draft) => recorder.IsOpen && ReferenceEquals(recorder.Current.Caller, draft.Message);

    private sealed record Draft(ConversationMessage Message, TimeSpan Since)
    {
        public bool IsRefused { get; set; }
    }
}
