namespace CallCenter.MediaEdge.Pipeline;

/// <summary>How a session stands to what was said before it.</summary>
internal enum ConversationOpening
{
    /// <summary>Nothing was said before.</summary>
    New,

    /// <summary>The call goes on with a conversation of an earlier call.</summary>
    Resumed,

    /// <summary>The sound of this call broke off and is back at once, in the same process, which knows all that was said.</summary>
    Reconnected,

    /// <summary>This call was talked on before, by a session that is gone, mostly one of another edge: what was said comes from the store.</summary>
    Restored,
}
