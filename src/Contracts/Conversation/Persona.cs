namespace CallCenter.Contracts.Conversation;

/// <summary>Who a message comes from.</summary>
public enum Persona
{
    /// <summary>The caller.</summary>
    Human,

    /// <summary>Our assistant.</summary>
    Assistant,
}
