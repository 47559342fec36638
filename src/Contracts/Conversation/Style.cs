namespace CallCenter.Contracts.Conversation;

/// <summary>How a sentence is spoken.</summary>
public enum Style
{
    /// <summary>The voice's own way.</summary>
    None,

    /// <summary>Cheerful.</summary>
    Cheerful,

    /// <summary>Sad.</summary>
    Sad,
}
