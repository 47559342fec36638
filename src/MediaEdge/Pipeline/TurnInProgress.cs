using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The turn that is going on: what the caller said, what the assistant says and does about it. What was heard is known only at its end.</summary>
internal sealed class TurnInProgress
{
    private const int MostDocuments = 20;

    private readonly List<AssistantPart> _parts = [];

    private IReadOnlyList<DocumentReference> _documents = [];

    /// <summary>The caller's words; null in a turn of the assistant alone, and after they were dropped.</summary>
    public ConversationMessage? Caller { get; set; }

    /// <summary>Facts written down.</summary>
    public List<ClaimChange> ClaimChanges { get; } = [];

    /// <summary>Reminders noted.</summary>
    public List<Reminder> Reminders { get; } = [];

    /// <summary>When another claim began; null where none did.</summary>
    public DateTimeOffset? NewClaimAt { get; private set; }

    /// <summary>Text messages asked for so far.</summary>
    public int TextsSent { get; set; }

    /// <summary>Whether the assistant has said, or is going to say, anything.</summary>
    public bool HasSentences => _parts.Exists(part => part.Utterance is not null);

    /// <summary>What the assistant has said so far, or is going to say.</summary>
    public IEnumerable<Utterance> Utterances => _parts.Select(part => part.Utterance).OfType<Utterance>();

    /// <summary>The sentences so far, as they were meant to be said.</summary>
    public IEnumerable<string> Sentences => Utterances.Select(utterance => utterance.Text);

    /// <summary>Adds a sentence.</summary>
    public void Add(Utterance utterance, DateTimeOffset at) => _parts.Add(new AssistantPart(at, utterance, null, _documents));

    /// <summary>Adds a call of a tool.</summary>
    public void Add(ToolCall call, DateTimeOffset at) => _parts.Add(new AssistantPart(at, null, call, _documents));

    /// <summary>Documents were given, for what comes after them.</summary>
    public void Give(IReadOnlyList<DocumentReference> documents) =>
        _documents = [.. _documents.Concat(documents).DistinctBy(document => document.Id, StringComparer.Ordinal).TakeLast(MostDocuments)];

    /// <summary>A new claim begins: facts written down before it belong to the old one.</summary>
    public void StartClaim(DateTimeOffset at) => NewClaimAt = at;

    /// <summary>Takes away the sentences that are still going to be said whatever the caller does.</summary>
    public IReadOnlyList<Utterance> TakeUnfinished()
    {
        var rest = _parts.FindAll(part => part.Utterance is { DropsOnBargeIn: false, IsHeard: false, HasFailed: false, IsCancelled: false });
        _parts.RemoveAll(rest.Contains);
        return [.. rest.Select(part => part.Utterance!)];
    }

    /// <summary>What the record says of the turn: the caller's words, then what was heard of the assistant's, with the tools it called.</summary>
    public TurnTranscript Transcribe()
    {
        var transcript = new TurnTranscript();
        if (Caller is { Content.Length: > 0 })
            transcript.Add(Caller);
        foreach (var part in _parts)
        {
            if (part.Utterance is { } utterance)
                transcript.Add(utterance, part.At, part.Documents);
            else
                transcript.Add(part.Call!, part.At, _parts.Find(other => other.Utterance is not null)?.Utterance!.Language.ShortCode ?? Caller?.Language ?? "");
        }

        transcript.Close();
        return transcript;
    }

    private sealed record AssistantPart(DateTimeOffset At, Utterance? Utterance, ToolCall? Call, IReadOnlyList<DocumentReference> Documents);
}
