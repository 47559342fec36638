using CallCenter.Platform.Configuration;

namespace CallCenter.Local;

/// <summary>The simulator that runs along (<c>simulator</c>).</summary>
[Section("simulator")]
internal sealed class LocalSimulatorOptions
{
    /// <summary>Whether the simulator stands in for every cloud service that is not configured.</summary>
    /// <value>Default true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Folder with scenarios of one's own, beside the ones that come along.</summary>
    public string? ScenariosFolder { get; set; }
}
