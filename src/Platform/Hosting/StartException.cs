namespace CallCenter.Platform.Hosting;

/// <summary>The product cannot start for a reason that whoever starts it can do something about; the message says what.</summary>
public abstract class StartException : Exception
{
    /// <summary>Creates the exception.</summary>
    protected StartException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
