using CallCenter.Platform.Hosting;

namespace CallCenter.Platform.Persistence;

/// <summary>The data folder, or the store in it, cannot be used; the message says why and what to do.</summary>
public sealed class DataFolderException : StartException
{
    /// <summary>Creates the exception.</summary>
    public DataFolderException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
