using CallCenter.EndToEnd.Tracing;
using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>A call as a collector of telemetry sees it that every service sends its part to, from a process of its own.</summary>
public sealed class TracedProcesses
{
    private static readonly string[] Services =
        ["CallCenter.Api", "CallCenter.CallSaga", "CallCenter.InsightsWorker", "CallCenter.MediaEdge", "CallCenter.NotificationWorker"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

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

        // How well the conversation comes off is for others to test; that it is summed up and texted is the last of a call.
        var call = (await distributed.System.RunAsync(new { scenarios = new[] { "it-support" }, speed = 2 })).ShouldHaveSingleItem();
        var trace = call.GetProperty("call_id").GetString()!.Replace("-", "", StringComparison.Ordinal);
        await collector.UntilAsync(seen => !Missing(seen, trace).Any() && !Orphans(seen, trace).Any(), Patience);

        Missing(collector, trace).ShouldBeEmpty(string.Join(Environment.NewLine, Of(collector, trace).Select(span => $"{span.Service} {span.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Orphans(collector, trace).Select(span => (span.Service, span.Source, span.Name)).ShouldBeEmpty();
        Of(collector, trace).Where(span => span.CallId is not null).Select(span => span.CallId!.Replace("-", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBe([trace]);
        foreach (var service in Services.Except(["CallCenter.Api"], StringComparer.Ordinal))
            Parents(collector, trace, service).ShouldContain(parent => !string.Equals(parent.Service, service, StringComparison.Ordinal), $"nothing of {service} hangs below a span of another process");
    }

    private static IEnumerable<string> Missing(Collector collector, string trace) =>
        Services.Except(Of(collector, trace).Select(span => span.Service), StringComparer.Ordinal);

    // What the simulated clouds ask for hangs below requests of theirs, which are not sent: they are no service of the product.
    private static IEnumerable<SentSpan> Orphans(Collector collector, string trace)
    {
        var spans = Of(collector, trace);
        var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return spans.Where(span => span.ParentId.Length > 0 && !ids.Contains(span.ParentId));
    }

    private static IEnumerable<SentSpan> Parents(Collector collector, string trace, string service)
    {
        var spans = Of(collector, trace);
        return spans.Where(span => string.Equals(span.Service, service, StringComparison.Ordinal)).SelectMany(span => spans.Where(parent => string.Equals(parent.SpanId, span.ParentId, StringComparison.Ordinal)));
    }

    private static List<SentSpan> Of(Collector collector, string trace) => [.. collector.Spans.Where(span => string.Equals(span.TraceId, trace, StringComparison.Ordinal))];
}
