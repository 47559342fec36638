namespace CallCenter.Platform.Persistence;

/// <summary>
/// Something done outside that cannot be taken back: a call placed, a text sent. Written down before it is done, settled after; a row
/// that was never settled tells the next try that the effect may have happened, and to ask before doing it again.
/// </summary>
public sealed class EffectRecord
{
    /// <summary>The call it belongs to.</summary>
    public Guid CallId { get; set; }

    /// <summary>What was to be done, unique within the call: <c>place</c>, <c>answer</c>, <c>transfer-ID</c>, <c>record</c>, <c>sms-ID</c>.</summary>
    public string Intent { get; set; } = "";

    /// <summary>Which try, from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>What is known of it.</summary>
    public EffectOutcome Outcome { get; set; }

    /// <summary>The name that the other side gave it, such as a connection id, or its reason for refusing; null where there is none.</summary>
    public string? Reference { get; set; }

    /// <summary>When it was about to be done.</summary>
    public DateTimeOffset IntendedAt { get; set; }

    /// <summary>When its outcome was known; null before.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
