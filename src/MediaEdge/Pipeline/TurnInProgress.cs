using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The turn that is going on: what the caller said, what the assistant says and does about it. What was heard is known only at its end.</summary>
internal sealed class TurnInProgress
{
    private readonly List<AssistantPart> _parts = [];

    /// <summary>The caller's words; null in a turn of the assistant alone, and after they were dropped.</summary>
    public ConversationMessage? Caller { get; set; }

    /// <summary>Facts written down.</summary>
    public List<ClaimChange> ClaimChanges { get; } = [];

    /// <summary>Reminders noted.</summary>
    public List<Reminder> Reminders { get; } = [];

    /// <summary>Whether another claim began.</summary>
    public bool StartsNewClaim { get; private set; }

    /// <summary>Text messages asked for so far.</summary>
    public int TextsSent { get; set; }

    /// <summary>Whether the assistant has said, or is going to say, anything.</summary>
    public bool HasSentences => _parts.Exists(part => part.Utterance is not null);

    /// <summary>What the assistant has said so far, or is going to say.</summary>
    public IEnumerable<Utterance> Utterances => _parts.Select(part => part.Utterance).OfType<Utterance>();

    /// <summary>The sentences so far, as they were meant to be said.</summary>
    public IEnumerable<string> Sentences => Utterances.Select(utterance => utterance.Text);

    /// <summary>Adds a sentence.</summary>
    public void Add(Utterance utterance, DateTimeOffset at) => _parts.Add(new AssistantPart(at, utterance, null));

    /// <summary>Adds a call of a tool.</summary>
    public void Add(ToolCall call, DateTimeOffset at) => _parts.Add(new AssistantPart(at, null, call));

    /// <summary>A new claim begins: facts written down before it belong to the old one.</summary>
    public void StartClaim() => StartsNewClaim = true;

    /// <summary>Takes away the sentences that are still going to be said whatever the caller does.</summary>
    public IReadOnlyList<Utterance> TakeUnfinished()
    {
        var rest = _parts.FindAll(part => part.Utterance is { DropsOnBargeIn: false, IsHeard: false, HasFailed: false, IsCancelled: false });
        _parts.RemoveAll(rest.Contains);
        return [.. rest.Select(part => part.Utterance!)];
    }

    /// <summary>The messages of the turn: the caller's words, then what was heard of the assistant's, with the tools it called.</summary>
    public IReadOnlyList<ConversationMessage> Messages()
    {
        var messages = new List<ConversationMessage>();
        if (Caller is { Content.Length: > 0 })
            messages.Add(Caller);
        AssistantDraft? draft = null;
        foreach (var part in _parts)
        {
            if (part.Utterance is { } utterance)
            {
                var heard = HeardText.Of(utterance);
                if (heard.Length == 0)
                    continue;
                // A tool's result stands between what was said before and after it; so does another way of speaking.
                if (draft is not null && !draft.Takes(utterance))
                    (messages, draft) = ([.. messages, draft.Build()], null);
                draft ??= new AssistantDraft(part.At, utterance.Language.ShortCode, utterance.Style);
                draft.Say(heard);
            }
            else
            {
                draft ??= new AssistantDraft(part.At, _parts.Find(other => other.Utterance is not null)?.Utterance!.Language.ShortCode ?? Caller?.Language ?? "", Style.None);
                draft.Call(part.Call!);
            }
        }

        if (draft is not null)
            messages.Add(draft.Build());
        return messages;
    }

    private sealed record AssistantPart(DateTimeOffset At, Utterance? Utterance, ToolCall? Call);

    private sealed class AssistantDraft(DateTimeOffset at, string language, Style style)
    {
        private readonly List<string> _heard = [];
        private readonly List<ToolCall> _calls = [];

        public bool Takes(Utterance utterance) =>
            _calls.Count == 0 && utterance.Style == style && string.Equals(utterance.Language.ShortCode, language, StringComparison.Ordinal);

        public void Say(string heard) => _heard.Add(heard);

        public void Call(ToolCall call) => _calls.Add(call);

        public ConversationMessage Build() => new()
        {
            CreatedAt = at,
            Action = MessageAction.Talk,
            Persona = Persona.Assistant,
            Content = string.Join(' ', _heard),
            Style = style,
            Language = language,
            ToolCalls = _calls,
        };
    }
}
