using Azure.Monitor.OpenTelemetry.Exporter;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>Sends traces of calls, metrics and logs to where <c>monitoring</c> says, phone numbers and e-mail addresses masked unless that is turned off there.</summary>
internal static class TelemetryExport
{
    private static readonly string[] Sources = ["CallCenter.*", "MassTransit", "System.Net.Http"];

    private static readonly string[] Meters = [CallCenterMetrics.MeterName, "CallCenter.*", "MassTransit"];

    /// <summary>Adds the exporters; nothing where none is configured.</summary>
    public static void AddExport(this IHostApplicationBuilder builder, MonitoringOptions options)
    {
        if (!options.Exports)
            return;
        if (options.ApplicationInsights.ConnectionString is not null)
            KeepExporterFromReportingItself();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Environment.ApplicationName, serviceNamespace: "CallCenter", autoGenerateServiceInstanceId: false,
                serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}"))
            .WithTracing(traces => Trace(traces, options))
            .WithMetrics(metrics => Measure(metrics, options));
        builder.Logging.AddOpenTelemetry(logs => Log(logs, options));
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(category: null, Level(options.Logging.SysLevel));
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("CallCenter", Level(options.Logging.AppLevel));
    }

    private static void Trace(TracerProviderBuilder traces, MonitoringOptions options)
    {
        traces.AddSource(Sources);
        if (!options.Logging.ShowPersonalData)
            traces.AddProcessor(new SpanMask());
        if (options.Otlp.Endpoint is not null)
            traces.AddOtlpExporter(exporter => Reach(exporter, options.Otlp, "v1/traces"));
        if (options.ApplicationInsights.ConnectionString is { } connection)
            traces.AddAzureMonitorTraceExporter(exporter => Reach(exporter, connection));
        // Last: the exporter of Azure Monitor brings a sampler of its own.
        traces.SetSampler(new CallSampler());
    }

    private static void Measure(MeterProviderBuilder metrics, MonitoringOptions options)
    {
        metrics.AddMeter(Meters);
        if (options.Otlp.Endpoint is not null)
            metrics.AddOtlpExporter((exporter, reader) =>
            {
                Reach(exporter, options.Otlp, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Otlp.MetricsEvery.TotalMilliseconds;
            });
        if (options.ApplicationInsights.ConnectionString is { } connection)
            metrics.AddAzureMonitorMetricExporter(exporter => Reach(exporter, connection));
    }

    private static void Log(OpenTelemetryLoggerOptions logs, MonitoringOptions options)
    {
        logs.IncludeFormattedMessage = true;
        if (!options.Logging.ShowPersonalData)
            logs.AddProcessor(new LogMask());
        if (options.Otlp.Endpoint is not null)
            logs.AddOtlpExporter(exporter => Reach(exporter, options.Otlp, "v1/logs"));
        if (options.ApplicationInsights.ConnectionString is { } connection)
            logs.AddAzureMonitorLogExporter(exporter => Reach(exporter, connection));
    }

    private static void Reach(OtlpExporterOptions exporter, OtlpOptions options, string path)
    {
        exporter.Protocol = options.Protocol == OtlpProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        var collector = new UriBuilder(options.Endpoint!) { Path = options.Endpoint!.AbsolutePath.TrimEnd('/') + "/", Query = "" }.Uri;
        exporter.Endpoint = options.Protocol == OtlpProtocol.Grpc ? collector : new Uri(collector, path);
        exporter.Headers = options.Headers;
    }

    // Nothing of what is told of calls is to lie about on the disk.
    private static void Reach(AzureMonitorExporterOptions exporter, string connection) =>
        (exporter.ConnectionString, exporter.DisableOfflineStorage) = (connection, true);

    // The exporter would report its own use to its maker; it has no setting for that, only this variable of the environment.
    private static void KeepExporterFromReportingItself()
    {
        const string Disabled = "APPLICATIONINSIGHTS_STATSBEAT_DISABLED";
        if (Environment.GetEnvironmentVariable(Disabled) is null)
            Environment.SetEnvironmentVariable(Disabled, "true");
    }

    private static LogLevel Level(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => LogLevel.Debug,
        LogSeverity.Info => LogLevel.Information,
        LogSeverity.Warn or LogSeverity.Warning => LogLevel.Warning,
        LogSeverity.Error => LogLevel.Error,
        _ => LogLevel.Critical,
    };
}
