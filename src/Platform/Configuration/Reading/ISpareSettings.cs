using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Settings that some configurations can do without: where they are not there and not needed, nothing in them is missing.</summary>
internal interface ISpareSettings
{
    /// <summary>Whether the rest of the configuration needs them.</summary>
    bool AreNeeded(IConfiguration root);
}
