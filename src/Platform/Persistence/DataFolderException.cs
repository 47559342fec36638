namespace CallCenter.Platform.Persistence;

/// <summary>The data folder cannot be used; the message says which one and what to do.</summary>
public sealed class DataFolderException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DataFolderException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
