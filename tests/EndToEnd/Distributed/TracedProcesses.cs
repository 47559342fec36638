using CallCenter.EndToEnd.Tracing;
using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>A call as a collector of telemetry sees it that every service sends its part to, from a process of its own.</summary>
public sealed class TracedProcesses
{
    private static readonly string[] Services =
        ["CallCenter.Api", "CallCenter.CallSaga", "CallCenter.InsightsWorker", "CallCenter.MediaEdge", "CallCenter.NotificationWorker"];

    // The way of a call, from one process to another: it is placed, led, summed up, texted.
    private static readonly (string Above, string Below)[] Way =
    [
        ("CallCenter.Api", "CallCenter.CallSaga"),
        ("CallCenter.MediaEdge", "CallCenter.CallSaga"),
        ("CallCenter.CallSaga", "CallCenter.InsightsWorker"),
        ("CallCenter.InsightsWorker", "CallCenter.NotificationWorker"),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task A_call_is_one_trace_whose_spans_hang_together_across_the_services()
    {
        Assert.SkipWhen((PostgresInstallation.Missing ?? RabbitServer.Missing) is not null, PostgresInstallation.Missing ?? RabbitServer.Missing ?? "");
        await using var collector = await Collector.StartAsync();
        using var data = new DataFolder();
        var config = Path.Combine(data.Path, "traced.yaml");
        await File.WriteAllTextAsync(config, $$"""monitoring: { otlp: { endpoint: {{collector.Url}} } }""", TestContext.Current.CancellationToken);
        await using var distributed = new DistributedSystem { Arguments = ["--config", config] };
        await distributed.InitializeAsync();

        // How well the conversation comes off is for others to test.
        var call = (await distributed.System.RunAsync(new { scenarios = new[] { "it-support" }, speed = 2 })).ShouldHaveSingleItem();
        var trace = call.GetProperty("call_id").GetString()!.Replace("-", "", StringComparison.Ordinal);
        IReadOnlyList<SentSpan> spans = [];
        await collector.UntilAsync(seen => IsWhole(spans = Of(seen, trace)), Patience);

        spans.Select(span => span.Service).Distinct(StringComparer.Ordinal).ShouldBe(Services, ignoreOrder: true);
        Orphans(spans).Select(span => (span.Service, span.Source, span.Name)).ShouldBeEmpty();
        Way.Except(Links(spans)).ShouldBeEmpty();
        spans.Where(span => span.CallId is not null).Select(span => span.CallId!.Replace("-", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBe([trace]);
    }

    private static bool IsWhole(IReadOnlyList<SentSpan> spans) => !Way.Except(Links(spans)).Any() && !Orphans(spans).Any();

    private static IEnumerable<SentSpan> Orphans(IReadOnlyList<SentSpan> spans)
    {
        var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return spans.Where(span => span.ParentId.Length > 0 && !ids.Contains(span.ParentId));
    }

    // Which service's spans hang below another's.
    private static IEnumerable<(string Above, string Below)> Links(IReadOnlyList<SentSpan> spans)
    {
        var services = spans.ToLookup(span => span.SpanId, span => span.Service, StringComparer.Ordinal);
        return spans.SelectMany(span => services[span.ParentId].Select(above => (Above: above, Below: span.Service)))
            .Where(link => !string.Equals(link.Above, link.Below, StringComparison.Ordinal))
            .Distinct();
    }

    private static IReadOnlyList<SentSpan> Of(Collector collector, string trace) => [.. collector.Spans.Where(span => string.Equals(span.TraceId, trace, StringComparison.Ordinal))];
}
