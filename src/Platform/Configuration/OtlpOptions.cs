using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>A collector of traces, metrics and logs that speaks the OpenTelemetry protocol (<c>monitoring.otlp</c>).</summary>
public sealed class OtlpOptions : ICheckedSettings
{
    /// <summary>Address of the collector, such as <c>http://127.0.0.1:4318</c>; null for none.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How telemetry travels.</summary>
    /// <value>Default <see cref="OtlpProtocol.HttpProtobuf"/>.</value>
    public OtlpProtocol Protocol { get; set; } = OtlpProtocol.HttpProtobuf;

    /// <summary>Headers that are sent along, such as <c>Authorization=Bearer …</c>; several with commas between them.</summary>
    [Secret]
    public string? Headers { get; set; }

    /// <summary>How often metrics are sent.</summary>
    /// <value><c>metrics_every_sec</c>, 1 to 3,600 s, default 60 s.</value>
    [Duration("sec", 1, 3600)]
    public TimeSpan MetricsEvery { get; set; } = TimeSpan.FromSeconds(60);

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Headers is { } headers && headers.Split(',').Any(header => header.IndexOf('=', StringComparison.Ordinal) < 1))
            report("headers", "the value will not do, expected NAME=VALUE, several with commas between them");
    }
}
