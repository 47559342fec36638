using CallCenter.Contracts.Calls;
using MassTransit;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// The saga instance of one phone call and its row in the store. It lives here rather than beside the state machine because
/// the Api and the media edge read it; only the saga writes it.
/// </summary>
public sealed class CallState : SagaStateMachineInstance
{
    /// <summary>The call id.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>Optimistic version, raised by one with every stored change.</summary>
    public int Version { get; set; }

    /// <summary>Name of the state.</summary>
    public string CurrentState { get; set; } = "";

    /// <summary>The conversation that the call belongs to.</summary>
    public Guid ConversationId { get; set; }

    /// <summary>Who called whom.</summary>
    public CallDirection Direction { get; set; }

    /// <summary>The caller's or callee's number, E.164.</summary>
    public string PhoneNumber { get; set; } = "";

    /// <summary>The settings the call started with.</summary>
    public CallInitiation Initiation { get; set; } = null!;

    /// <summary>Short code of the language spoken now.</summary>
    public string Language { get; set; } = "";

    /// <summary>What differs from caller to caller, flags and names of instructions, by key, as the call began with it.</summary>
    public Dictionary<string, string> Variants { get; set; } = [];

    /// <summary>When the call was asked for or rang.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the line was connected.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why the call ended.</summary>
    public CloseReason? CloseReason { get; set; }

    /// <summary>The telephone service's id of our leg.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The telephone service's id shared by all legs.</summary>
    public string? ServerCallId { get; set; }

    /// <summary>The one-time ticket for answering an incoming call.</summary>
    public string? IncomingCallContext { get; set; }

    /// <summary>Media session that holds the call; null before the first and after the last.</summary>
    public Guid? MediaSessionId { get; set; }

    /// <summary>Address on the bus of the edge that holds the call; null while none does.</summary>
    public Uri? EdgeAddress { get; set; }

    /// <summary>Turn that an ended media session has published but that is not stored yet; null where nothing is outstanding.</summary>
    public int? AwaitedTurn { get; set; }

    /// <summary>Whether the caller said or keyed anything.</summary>
    public bool CallerSpoke { get; set; }

    /// <summary>How often the language menu was played.</summary>
    public int LanguageAttempts { get; set; }

    /// <summary>How often media streaming was started again after it failed; numbers the starts of a call.</summary>
    public int StreamingAttempts { get; set; }

    /// <summary>How many of those starts came since the caller was last heard; too many in a row end the call.</summary>
    public int StreamingFailures { get; set; }

    /// <summary>Pending ring, media-start or closing timeout.</summary>
    public Guid? StepTimeoutId { get; set; }

    /// <summary>Pending transfer timeout; not null while a transfer is announced or under way.</summary>
    public Guid? TransferTimeoutId { get; set; }

    /// <summary>Pending maximum-duration timeout.</summary>
    public Guid? DurationTimeoutId { get; set; }

    /// <summary>The telephone service's id of the recording.</summary>
    public string? RecordingId { get; set; }
}
