using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Sentences of the assistant, and tools called with them, that make one message.</summary>
/// <param name="at">When they begin.</param>
/// <param name="language">Short code of their language.</param>
/// <param name="style">How they are spoken.</param>
internal sealed class AssistantDraft(DateTimeOffset at, string language, Style style)
{
    private readonly List<string> _generated = [];
    private readonly List<string> _sent = [];
    private readonly List<string> _heard = [];
    private readonly List<ToolCall> _calls = [];
    private IReadOnlyList<DocumentReference> _documents = [];

    private string Heard => string.Join(' ', _heard);

    /// <summary>One that is to begin with a sentence.</summary>
    public static AssistantDraft Of(Utterance utterance, DateTimeOffset at) => new(at, utterance.Language.ShortCode, utterance.Style);

    /// <summary>Whether a sentence belongs to the same message.</summary>
    public bool Takes(Utterance utterance) =>
        _calls.Count == 0 && utterance.Style == style && string.Equals(utterance.Language.ShortCode, language, StringComparison.Ordinal);

    /// <summary>A sentence was heard, or the beginning of it.</summary>
    public void Say(Utterance utterance, string heard, IReadOnlyList<DocumentReference> documents)
    {
        Miss(utterance);
        _heard.Add(heard);
        _documents = documents;
    }

    /// <summary>Of a sentence nothing was heard.</summary>
    public void Miss(Utterance utterance)
    {
        AddTo(_generated, utterance.Text);
        AddTo(_sent, HeardText.SentOf(utterance));
    }

    /// <summary>A tool was called.</summary>
    public void Call(ToolCall call) => _calls.Add(call);

    /// <summary>The words, if not all of them were heard.</summary>
    /// <param name="message">Place of the message among those of the turn; null where there is none.</param>
    public UnheardWords? Unheard(int? message)
    {
        var generated = string.Join(' ', _generated);
        return string.Equals(generated, Heard, StringComparison.Ordinal)
            ? null
            : new UnheardWords { CreatedAt = at, Language = language, Message = message, Generated = generated, Sent = string.Join(' ', _sent) };
    }

    /// <summary>The message.</summary>
    public ConversationMessage Build() => new()
    {
        CreatedAt = at,
        Action = MessageAction.Talk,
        Persona = Persona.Assistant,
        Content = Heard,
        Style = style,
        Language = language,
        ToolCalls = _calls,
        Documents = _documents,
    };

    private static void AddTo(List<string> words, string more)
    {
        if (more.Length > 0)
            words.Add(more);
    }
}
