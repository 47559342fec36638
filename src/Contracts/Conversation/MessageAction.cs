namespace CallCenter.Contracts.Conversation;

/// <summary>What kind of entry a conversation message is.</summary>
public enum MessageAction
{
    /// <summary>Something said on the phone.</summary>
    Talk,

    /// <summary>The beginning of a call.</summary>
    Call,

    /// <summary>The end of a call.</summary>
    Hangup,

    /// <summary>A text message.</summary>
    Sms,
}
