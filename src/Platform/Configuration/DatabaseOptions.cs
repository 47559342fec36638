namespace CallCenter.Platform.Configuration;

/// <summary>The store (<c>database</c>).</summary>
[Section("database", "cosmos_db")]
public sealed class DatabaseOptions
{
    /// <summary>Folder that the store and the keys drawn on this machine live in; made when it is not there.</summary>
    /// <value>Default <c>./data</c>; the environment variable <c>CALLCENTER_DATA</c> goes before it.</value>
    public string DataFolder { get; set; } = "data";
}
