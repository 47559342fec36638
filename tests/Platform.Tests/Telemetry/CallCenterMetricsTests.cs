using System.Diagnostics.Metrics;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed class CallCenterMetricsTests
{
    [Fact]
    public void The_instruments_have_the_names_of_the_reference_product_and_some_of_ours()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                names.Add(instrument.Name);
        };
        listener.Start();

        services.GetRequiredService<CallCenterMetrics>();

        names.Order(StringComparer.Ordinal).ShouldBe(
            [
                "call.aec.droped", "call.aec.missed", "call.answer.latency", "call.cutoff.latency", "call.frames.droped",
                "call.frames.in.latency", "call.frames.late", "call.frames.out.latency", "call.journals.given_up", "call.messages.waiting", "call.realtime.fallbacks", "call.realtime.reconnects", "call.speech.breaker", "call.speech.fallbacks", "call.stt.complete.latency",
            ]);
    }
}
