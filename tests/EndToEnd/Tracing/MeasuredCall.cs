namespace CallCenter.EndToEnd.Tracing;

/// <summary>The metrics whose names dashboards know from the reference product.</summary>
public sealed class MeasuredCall
{
    private static readonly string[] FixedNames =
    [
        "call.answer.latency", "call.aec.missed", "call.aec.droped", "call.cutoff.latency", "call.frames.in.latency", "call.frames.out.latency", "call.stt.complete.latency",
    ];

    [Fact]
    public async Task A_call_in_which_the_caller_interrupts_sends_all_of_them()
    {
        await using var collector = await Collector.StartAsync();
        using var data = new DataFolder();
        var config = Path.Combine(data.Path, "measured.yaml");
        await File.WriteAllTextAsync(config, $$"""monitoring: { otlp: { endpoint: {{collector.Url}}, metrics_every_sec: 1 } }""", TestContext.Current.CancellationToken);
        await using var system = await SystemFixture.OnAsync(data.Path, "--config", config);

        // Whether the conversation comes off well at this speed is for others to test.
        await system.RunAsync(new { scenarios = new[] { "interrupts" }, speed = 5 });
        await collector.UntilAsync(seen => !Missing(seen).Any(), TimeSpan.FromSeconds(30));

        Missing(collector).ShouldBeEmpty();
    }

    private static IEnumerable<string> Missing(Collector collector) => FixedNames.Except(collector.Metrics, StringComparer.Ordinal);
}
