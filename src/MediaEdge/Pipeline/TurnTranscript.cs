using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the record says of a turn that is over. Its messages hold what was heard; what was not is told beside them.</summary>
internal sealed class TurnTranscript
{
    private readonly List<ConversationMessage> _messages = [];
    private readonly List<UnheardWords> _unheard = [];
    private AssistantDraft? _draft;
    private AssistantDraft? _missed;

    /// <summary>What was said and heard, in order.</summary>
    public IReadOnlyList<ConversationMessage> Messages => _messages;

    /// <summary>The assistant's words of which not all was heard.</summary>
    public IReadOnlyList<UnheardWords> Unheard => _unheard;

    /// <summary>The caller said something.</summary>
    public void Add(ConversationMessage caller) => _messages.Add(caller);

    /// <summary>The assistant was to say a sentence.</summary>
    public void Add(Utterance utterance, DateTimeOffset at, IReadOnlyList<DocumentReference> documents)
    {
        var heard = HeardText.Of(utterance);
        if (heard.Length == 0)
        {
            Miss(utterance, at);
            return;
        }

        CloseMissed();
        // A tool's result stands between what was said before and after it; so does another way of speaking.
        if (_draft?.Takes(utterance) == false)
            CloseDraft();
        _draft ??= AssistantDraft.Of(utterance, at);
        _draft.Say(utterance, heard, documents);
    }

    /// <summary>The assistant called a tool.</summary>
    /// <param name="call">The call.</param>
    /// <param name="at">When.</param>
    /// <param name="language">Language of the turn, where nothing was said before.</param>
    public void Add(ToolCall call, DateTimeOffset at, string language)
    {
        _draft ??= new AssistantDraft(at, language, Style.None);
        _draft.Call(call);
    }

    /// <summary>That was all.</summary>
    public void Close()
    {
        CloseDraft();
        CloseMissed();
    }

    // No message may come of it, nor may it change one.
    private void Miss(Utterance utterance, DateTimeOffset at)
    {
        if (_draft?.Takes(utterance) == true)
        {
            _draft.Miss(utterance);
            return;
        }

        if (_missed?.Takes(utterance) == false)
            CloseMissed();
        _missed ??= AssistantDraft.Of(utterance, at);
        _missed.Miss(utterance);
    }

    private void CloseDraft()
    {
        if (_draft is not { } draft)
            return;
        if (draft.Unheard(_messages.Count) is { } unheard)
            _unheard.Add(unheard);
        _messages.Add(draft.Build());
        _draft = null;
    }

    private void CloseMissed()
    {
        if (_missed?.Unheard(message: null) is { } unheard)
            _unheard.Add(unheard);
        _missed = null;
    }
}
