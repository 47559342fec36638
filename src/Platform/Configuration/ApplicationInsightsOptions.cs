using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>The Application Insights resource that traces, metrics and logs go to (<c>monitoring.application_insights</c>).</summary>
public sealed class ApplicationInsightsOptions : ICheckedSettings
{
    /// <summary>Connection string, as the portal shows it; null for none.</summary>
    /// <value><c>InstrumentationKey=…;IngestionEndpoint=https://…</c></value>
    [Secret]
    public string? ConnectionString { get; set; }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (ConnectionString is { } text && !text.Split(';').Any(IsKey))
            report("connection_string", "the value will not do, expected InstrumentationKey=… with a key such as 00000000-0000-0000-0000-000000000000");
    }

    private static bool IsKey(string part) =>
        part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var key]
        && string.Equals(name, "InstrumentationKey", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(key, out _);
}
