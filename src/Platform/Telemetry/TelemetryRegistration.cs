using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Telemetry.Export;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Filters;
using Serilog.Formatting.Display;
using System.Diagnostics;
using System.Globalization;

namespace CallCenter.Platform.Telemetry;

/// <summary>Adds logs and metrics.</summary>
public static class TelemetryRegistration
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>
    /// Sends logs to the console with the severities of <c>monitoring.logging</c>, phone numbers and e-mail addresses masked unless that is turned off
    /// there, sends telemetry to whatever else <c>monitoring</c> names, and registers <see cref="CallCenterMetrics"/>.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        var monitoring = new MonitoringOptions();
        var problems = new List<ConfigurationProblem>();
        new SettingsReader(problems).Read(monitoring, builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddSerilog(CreateLogger(monitoring.Logging), dispose: true);
        // Its lines are the URLs of requests, and those of webhooks and media sockets hold a token.
        Quieten(builder.Logging, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // An error with every probe of a service that is not ready yet. Probes are answered; what is wrong is logged by whoever needs it.
        Quieten(builder.Logging, "Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // The check before the start tells them; an exporter that cannot be made would end the process before that.
        if (problems.Count == 0)
            builder.AddExport(monitoring);
        DistributedContextPropagator.Current = new TraceParentPropagator();
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<CallCenterMetrics>();
        return builder;
    }

    // Of every provider, and once more of ours by name: they come with filters of their own, which go before those for all.
    private static void Quieten(ILoggingBuilder logging, string category, LogLevel least) =>
        logging.AddFilter(category, least).AddFilter<SerilogLoggerProvider>(category, least).AddFilter<OpenTelemetryLoggerProvider>(category, least);

    private static Serilog.Core.Logger CreateLogger(LoggingOptions options)
    {
        var lines = new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(Level(options.SysLevel))
            .MinimumLevel.Override("CallCenter", Level(options.AppLevel))
            // Whoever changes a flag wants to know that it was taken, also with ./run, which tells warnings only.
            .MinimumLevel.Override(typeof(ConfigurationCheck).FullName!, Level(options.AppLevel) > LogEventLevel.Warning ? Level(options.AppLevel) : LogEventLevel.Information)
            .Filter.ByExcluding(IsToldByTheStarter)
            .Filter.ByExcluding(IsToldByTheBrokerWatch)
            .WriteTo.Console(options.ShowPersonalData ? lines : new MaskedLines(lines));
        return logger.CreateLogger();
    }

    // A start that fails for a reason outside of the product is told in a line of its own by whoever starts the host.
    private static bool IsToldByTheStarter(LogEvent line) =>
        line.Exception is { } error
        && Matching.FromSource("Microsoft.Extensions.Hosting.Internal.Host")(line)
        && StartFailure.Describe(error) is not null;

    // The bus writes a stack trace with every attempt of every endpoint to reach a broker that is away.
    private static bool IsToldByTheBrokerWatch(LogEvent line) =>
        line.Exception is not null && Matching.FromSource("MassTransit")(line) && line.MessageTemplate.Text.StartsWith("Connection Failed", StringComparison.Ordinal);

    private static LogEventLevel Level(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => LogEventLevel.Debug,
        LogSeverity.Info => LogEventLevel.Information,
        LogSeverity.Warn or LogSeverity.Warning => LogEventLevel.Warning,
        LogSeverity.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
