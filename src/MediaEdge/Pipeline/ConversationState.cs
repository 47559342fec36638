using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>The conversation as the edge that holds the call knows it. Belongs to one call and its owner; a snapshot of it is what the assistant sees.</summary>
internal sealed class ConversationState
{
    private bool _hasBegun;

    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The settings of the call.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>Short code of the language spoken now.</summary>
    public required string Language { get; set; }

    /// <summary>Speaking rate relative to the voice's own.</summary>
    public required double Rate { get; set; }

    /// <summary>What was said so far, oldest first.</summary>
    public required List<ConversationMessage> Messages { get; init; }

    /// <summary>Facts collected so far, by field name.</summary>
    public required Dictionary<string, string> Claim { get; init; }

    /// <summary>Reminders noted so far.</summary>
    public required List<Reminder> Reminders { get; init; }

    /// <summary>How the call stands to what was said before.</summary>
    public required ConversationOpening Opening { get; set; }

    /// <summary>Whether another session held the call before and its line broke, perhaps before anything was said to its end; no more once a realtime model hears the caller.</summary>
    public bool LineBroke { get; set; }

    /// <summary>Name of the time zone in which a model is told when calls began and ended.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Values of the flags that differ from caller to caller, by key, as the call began with them.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Counts what the call uses. No part of the conversation: a journal does not keep it.</summary>
    [JsonIgnore]
    public UsageMeter Usage { get; } = new();

    /// <summary>Takes over what came of a turn.</summary>
    public void Add(TurnCompleted turn)
    {
        Messages.AddRange(turn.Messages);
        _hasBegun |= turn.Messages.Count > 0;
    }

    /// <summary>No model is told of this message any more; what was published of it stays on record.</summary>
    public void Forget(ConversationMessage message) => Messages.RemoveAll(known => ReferenceEquals(known, message));

    /// <summary>The line broke, and another session of this process goes on: a caller who has heard and said nothing yet is greeted as they were to be.</summary>
    public void GoesOn()
    {
        LineBroke = true;
        if (_hasBegun)
            Opening = ConversationOpening.Reconnected;
    }

    /// <summary>Takes over facts.</summary>
    public void Note(IEnumerable<ClaimChange> changes)
    {
        foreach (var change in changes)
            Claim[change.Field] = change.Value;
    }

    /// <summary>Takes over a reminder.</summary>
    public void Note(Reminder reminder)
    {
        Reminders.RemoveAll(known => string.Equals(known.Title, reminder.Title, StringComparison.OrdinalIgnoreCase));
        Reminders.Add(reminder);
    }

    /// <summary>What the assistant is told.</summary>
    /// <param name="latest">What it is to answer; null when it is to open the conversation.</param>
    /// <param name="resumed">Whether this is the first turn of a call that goes on with an earlier conversation.</param>
    public ChatContext Snapshot(ConversationMessage? latest, bool resumed) => new()
    {
        CallId = CallId,
        Channel = ChatChannel.Voice,
        Initiation = Initiation,
        Language = Language,
        Messages = latest is null ? [.. Messages] : [.. Messages, latest],
        Claim = new Dictionary<string, string>(Claim, StringComparer.Ordinal),
        Reminders = [.. Reminders],
        Variants = Variants,
        FirstTurnOfResumedCall = resumed,
        Usage = Usage,
    };
}
