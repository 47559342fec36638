namespace CallCenter.Platform.Configuration;

/// <summary>What is told about the running product (<c>monitoring</c>).</summary>
[Section("monitoring")]
public sealed class MonitoringOptions
{
    /// <summary>Logs.</summary>
    public LoggingOptions Logging { get; set; } = new();

    /// <summary>A collector of traces, metrics and logs.</summary>
    public OtlpOptions Otlp { get; set; } = new();

    /// <summary>Application Insights, which takes the same.</summary>
    public ApplicationInsightsOptions ApplicationInsights { get; set; } = new();

    /// <summary>Whether anything is sent anywhere.</summary>
    public bool Exports => Otlp.Endpoint is not null || ApplicationInsights.ConnectionString is not null;
}
