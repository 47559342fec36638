namespace CallCenter.Platform.Configuration;

/// <summary>What is told about the running product (<c>monitoring</c>).</summary>
[Section("monitoring")]
public sealed class MonitoringOptions
{
    /// <summary>Logs.</summary>
    public LoggingOptions Logging { get; set; } = new();
}
