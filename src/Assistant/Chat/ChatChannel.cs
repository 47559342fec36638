namespace CallCenter.Assistant.Chat;

/// <summary>How the assistant is heard.</summary>
public enum ChatChannel
{
    /// <summary>Spoken on the phone.</summary>
    Voice,

    /// <summary>Written in a text message.</summary>
    Sms,
}
