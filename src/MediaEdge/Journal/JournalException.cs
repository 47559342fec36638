namespace CallCenter.MediaEdge.Journal;

/// <summary>A file is no journal that this program can read; the message says why, in words for a person.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Says why.</summary>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what led to it.</summary>
    public JournalException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
