using CallCenter.Platform.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed class PhoneNumberMaskTests
{
    [Theory]
    [InlineData("+33612345678", "+…78")]
    [InlineData("from +33612345678 to +14255550101", "from +…78 to +…01")]
    [InlineData("http://127.0.0.1:8080/call/%2B33612345678", "http://127.0.0.1:8080/call/+…78")]
    [InlineData("nothing 33612345678", "nothing 33612345678")]
    [InlineData("2026-11-22T09:30:00+01:00", "2026-11-22T09:30:00+01:00")]
    public void Phone_numbers_in_values_are_hidden(string value, string shown)
    {
        var lines = new Lines();
        using var logger = new LoggerConfiguration().Enrich.With<PhoneNumberMask>().WriteTo.Sink(lines).CreateLogger();

        logger.Information("{Value}", value);

        lines.Last!.Properties["Value"].ShouldBe(new ScalarValue(shown));
    }

    private sealed class Lines : ILogEventSink
    {
        public LogEvent? Last { get; private set; }

        public void Emit(LogEvent logEvent) => Last = logEvent;
    }
}
