using CallCenter.Platform.Hosting;

namespace CallCenter.Platform.Persistence;

/// <summary>The store was written by a newer version of the product, which this one must not touch.</summary>
public sealed class StoreVersionException : StartException
{
    /// <summary>Creates the exception.</summary>
    public StoreVersionException(string message)
        : base(message)
    {
    }
}
