using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Keeps the record of a session: one turn after another, each published as soon as it is over, holding what was heard.</summary>
internal sealed class TurnRecorder(Guid sessionId, ConversationState conversation, Dispatch dispatch, TimeProvider time)
{
    private TurnInProgress? _turn;
    private int _next;

    /// <summary>Times of the answer in this turn; null in a turn of the assistant alone.</summary>
    public AnswerTimes? Times { get; private set; }

    /// <summary>Index of the last turn published; null before the first.</summary>
    public int? LastPublished => _next == 0 ? null : _next - 1;

    /// <summary>Index of the next turn to be published.</summary>
    public int NextIndex => _next;

    /// <summary>Whether a turn is going on.</summary>
    public bool IsOpen => _turn is not null;

    /// <summary>The turn that is going on; one of the assistant alone begins where there is none.</summary>
    public TurnInProgress Current => _turn ??= new TurnInProgress();

    /// <summary>The sentences of the turn that is going on, said or about to be.</summary>
    public IEnumerable<string> Sentences => _turn?.Sentences ?? [];

    /// <summary>Begins the turn of what the caller has said; one that is going on is complete with that.</summary>
    public ConversationMessage Begin(string text, MessageAction action, AnswerTimes times)
    {
        Complete();
        var message = Draft(text, action);
        Current.Caller = message;
        Times = times;
        times.Begin(time);
        return message;
    }

    /// <summary>What the caller's words would be in the record; nothing is noted.</summary>
    public ConversationMessage Draft(string text, MessageAction action) => new()
    {
        CreatedAt = time.GetUtcNow(),
        Action = action,
        Persona = Persona.Human,
        Content = text,
        Language = conversation.Language,
    };

    /// <summary>What the caller said became known after their turn was complete: it is published as it is.</summary>
    public void AddLate(ConversationMessage message) => Publish([message], [], [], [], newClaimAt: null, timings: null);

    /// <summary>Text messages of the caller that no turn has taken are published as they are, behind all that was said.</summary>
    public void AddUnanswered(IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            Publish([.. texts.Select(text => Draft(text, MessageAction.Sms))], [], [], [], newClaimAt: null, timings: null);
    }

    /// <summary>A sentence is going to be said.</summary>
    public void Say(Utterance utterance) => Current.Add(utterance, time.GetUtcNow());

    /// <summary>A tool was called.</summary>
    public void Call(ToolCall call) => Current.Add(call, time.GetUtcNow());

    /// <summary>The assistant was given documents.</summary>
    public void Give(IReadOnlyList<DocumentReference> documents) => Current.Give(documents);

    /// <summary>Facts were written down.</summary>
    public void Note(IReadOnlyList<ClaimChange> changes)
    {
        conversation.Note(changes);
        var now = time.GetUtcNow();
        Current.ClaimChanges.AddRange(changes.Select(change => change with { ChangedAt = now }));
    }

    /// <summary>A reminder was noted.</summary>
    public void Note(Reminder reminder)
    {
        conversation.Note(reminder);
        Current.Reminders.Add(reminder);
    }

    /// <summary>Another claim begins. Facts of this turn that belong to the old one are published before.</summary>
    public void StartClaim()
    {
        if (Current.ClaimChanges.Count > 0)
        {
            Publish([], [], [.. Current.ClaimChanges], [], Current.NewClaimAt, timings: null);
            Current.ClaimChanges.Clear();
        }

        conversation.Claim.Clear();
        Current.StartClaim(time.GetUtcNow());
    }

    /// <summary>The turn is over: publishes it, if anything came of it. Sentences that an interruption does not drop go on into the next turn.</summary>
    /// <param name="sessionEnds">Whether nothing goes on.</param>
    public void Complete(bool sessionEnds = false)
    {
        if (_turn is not { } turn)
            return;
        var rest = sessionEnds ? [] : turn.TakeUnfinished();
        var transcript = turn.Transcribe();
        var timings = Times?.Build();
        Times?.Trace?.End(timings!);
        (_turn, Times) = (null, null);
        if (transcript.Messages.Count > 0 || transcript.Unheard.Count > 0 || turn.ClaimChanges.Count > 0 || turn.Reminders.Count > 0 || turn.NewClaimAt is not null)
            Publish(transcript.Messages, transcript.Unheard, turn.ClaimChanges, turn.Reminders, turn.NewClaimAt, timings);
        foreach (var utterance in rest)
            Say(utterance);
    }

    private void Publish(
        IReadOnlyList<ConversationMessage> messages, IReadOnlyList<UnheardWords> unheard, IReadOnlyList<ClaimChange> changes, IReadOnlyList<Reminder> reminders,
        DateTimeOffset? newClaimAt, TurnTimings? timings)
    {
        var completed = new TurnCompleted
        {
            CallId = conversation.CallId,
            SessionId = sessionId,
            Index = _next++,
            Messages = messages,
            ClaimChanges = changes,
            Reminders = reminders,
            StartsNewClaim = newClaimAt is not null,
            NewClaimAt = newClaimAt,
            Language = conversation.Language,
            Timings = timings,
            Unheard = unheard,
        };
        conversation.Add(completed);
        dispatch.Publish(completed, conversation.Usage);
    }
}
