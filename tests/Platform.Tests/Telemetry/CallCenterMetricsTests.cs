using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed partial class CallCenterMetricsTests
{
    [Fact]
    public void The_instruments_have_the_names_of_the_reference_product()
    {
        string[] fixedNames =
        [
            "call.answer.latency", "call.aec.missed", "call.aec.droped", "call.cutoff.latency", "call.frames.in.latency", "call.frames.out.latency", "call.stt.complete.latency",
        ];

        fixedNames.Except(Instruments().Select(instrument => instrument.Name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_instrument_is_told_of_with_its_unit_and_nothing_else_is()
    {
        var told = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"))).Select(row => $"{row.Groups["name"].Value} {row.Groups["unit"].Value}");

        told.Order(StringComparer.Ordinal).ShouldBe(Instruments().Select(instrument => $"{instrument.Name} {Word(instrument)}").Order(StringComparer.Ordinal));
    }

    // {frame} is told as frames.
    private static string Word(Instrument instrument) => instrument.Unit switch
    {
        null => "–",
        "s" => "s",
        var unit => $"{unit.Trim('{', '}')}s",
    };

    private static List<Instrument> Instruments()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                found.Add(instrument);
        };
        listener.Start();

        services.GetRequiredService<CallCenterMetrics>();
        return found;
    }

    [GeneratedRegex(@"^\| `(?<name>(call|gen_ai)\.[a-z_.]+)`[^|]* \| (?<unit>[a-z–]+)[^|]* \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
