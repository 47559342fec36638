using System.Text.RegularExpressions;

namespace CallCenter.EndToEnd.Tracing;

/// <summary>A call as a collector of telemetry sees it.</summary>
public sealed partial class TracedCall(TracedCall.Played played) : IClassFixture<TracedCall.Played>
{
    private readonly Collector collector = played.Collector;
    private readonly string trace = played.CallId.Replace("-", "", StringComparison.Ordinal);

    [Fact]
    public void All_spans_of_a_call_are_in_one_trace_whose_id_is_the_call_id()
    {
        var spans = played.Spans.Where(span => string.Equals(span.CallId, played.CallId, StringComparison.Ordinal)).ToList();

        spans.Count.ShouldBeGreaterThan(20);
        spans.Select(span => span.TraceId).Distinct(StringComparer.Ordinal).ShouldBe([trace]);
    }

    [Theory]
    [InlineData("CallCenter.Calls", "place call")]
    [InlineData("CallCenter.Calls", "take telephone events")]
    [InlineData("CallCenter.Calls", "media session")]
    [InlineData("CallCenter.Outbox", "send from outbox")]
    [InlineData("MassTransit", "call-state receive")]
    [InlineData("MassTransit", "call-state process")]
    [InlineData("MassTransit", "place-call process")]
    [InlineData("MassTransit", "summarise-closed-call process")]
    [InlineData("MassTransit", "send-sms process")]
    [InlineData("CallCenter.Assistant", "chat simulated-fast")]
    [InlineData("CallCenter.Assistant", "execute_tool updated_claim")]
    [InlineData("CallCenter.MediaEdge", "recognize")]
    [InlineData("CallCenter.MediaEdge", "synthesize")]
    [InlineData("CallCenter.MediaEdge", "turn")]
    [InlineData("System.Net.Http", "POST")]
    public void The_trace_goes_through_every_part_of_the_product(string source, string name) =>
        Trace().ShouldContain((source, name), string.Join(Environment.NewLine, Trace().Distinct().Order()));

    [Fact]
    public void Every_span_hangs_below_another_of_the_trace_or_is_where_news_came_from_outside()
    {
        OfTrace().Where(span => span.ParentId.Length == 0).Select(span => span.Source).Distinct(StringComparer.Ordinal).ShouldBe(["CallCenter.Calls"]);
        Orphans(played.Spans, trace).Select(span => (span.Source, span.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void What_belongs_to_no_call_is_not_traced() => collector.Spans.Select(span => span.TraceId).Distinct(StringComparer.Ordinal).ShouldBe([trace]);

    [Theory]
    [InlineData("call.answer.latency")]
    [InlineData("call.aec.missed")]
    [InlineData("call.aec.droped")]
    [InlineData("call.frames.in.latency")]
    [InlineData("call.frames.out.latency")]
    [InlineData("call.stt.complete.latency")]
    [InlineData("gen_ai.client.operation.duration")]
    [InlineData("gen_ai.client.token.usage")]
    public void Metrics_are_sent_under_their_names(string name) => collector.Metrics.Contains(name, StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void Log_lines_are_sent() => collector.Logs.ShouldContain(line => line.Contains(played.CallId, StringComparison.Ordinal));

    [Fact]
    public void Configured_headers_go_with_every_request() => collector.Keys.Distinct(StringComparer.Ordinal).ShouldBe(["collector-key"]);

    [Fact]
    public void No_phone_number_no_spoken_word_and_no_secret_is_in_any_span_metric_or_log_line()
    {
        var everything = collector.Everything;

        everything.ShouldNotContain(played.PhoneNumber.TrimStart('+'));
        everything.ShouldNotContain(Played.AgentNumber.TrimStart('+'));
        played.Said.Count.ShouldBeGreaterThan(6);
        foreach (var words in played.Said)
            everything.ShouldNotContain(words, Case.Insensitive);
        Token().Matches(everything).ShouldBeEmpty();
        everything.ShouldNotContain("collector-key");
    }

    private List<(string Source, string Name)> Trace() => [.. OfTrace().Select(span => (span.Source, span.Name))];

    // The simulated clouds share the process: what they ask for hangs below requests to them, which are not sent.
    private static IEnumerable<SentSpan> Orphans(IReadOnlyList<SentSpan> all, string trace)
    {
        var spans = all.Where(span => string.Equals(span.TraceId, trace, StringComparison.Ordinal)).ToList();
        var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return spans.Where(span => span.ParentId.Length > 0 && !ids.Contains(span.ParentId) && span.Source is not "System.Net.Http");
    }

    private List<SentSpan> OfTrace() => [.. played.Spans.Where(span => string.Equals(span.TraceId, trace, StringComparison.Ordinal))];

    // Of a webhook or a media socket.
    [GeneratedRegex("token=[A-Za-z0-9_-]{8}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    /// <summary>Plays one call on a system that sends everything it logs.</summary>
    public sealed class Played : IAsyncLifetime
    {
        public const string AgentNumber = "+33699887766";

        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
        private static readonly string[] Last = ["media session", "summarise-closed-call process", "send-sms process"];

        private readonly DataFolder data = new();
        private SystemFixture system = null!;

        internal Collector Collector { get; private set; } = null!;

        public string CallId { get; private set; } = "";

        public string PhoneNumber { get; private set; } = "";

        /// <summary>What was sent when the last of it had come.</summary>
        internal IReadOnlyList<SentSpan> Spans { get; private set; } = [];

        /// <summary>Whole sentences of both parties.</summary>
        public IReadOnlyList<string> Said { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Collector = await Collector.StartAsync();
            var config = Path.Combine(data.Path, "traced.yaml");
            await File.WriteAllTextAsync(config, $$"""
                conversation: { initiate: { agent_phone_number: "{{AgentNumber}}", bot_company: Contoso, bot_name: Amélie } }
                monitoring:
                  logging: { app_level: debug, sys_level: info }
                  otlp: { endpoint: {{Collector.Url}}, headers: x-key=collector-key, metrics_every_sec: 1 }
                """);
            system = await SystemFixture.OnAsync(data.Path, "--config", config);
            var result = (await system.RunAsync(new { scenarios = new[] { "it-support" }, speed = 4 })).Single();
            result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
            CallId = result.GetProperty("call_id").GetString()!;
            PhoneNumber = result.GetProperty("phone_number").GetString()!;
            Said = [.. result.GetProperty("transcript").EnumerateArray().Select(line => line.GetProperty("text").GetString()!).Where(text => text.Length > 10)];
            // The last that happens: the edge lets go of the call, it is summed up, and the caller gets a text. A span is sent once it has ended, before the one it hangs below.
            await Collector.UntilAsync(seen => IsWhole(Spans = [.. seen.Spans]) && seen.Metrics.Any(metric => metric is "call.stt.complete.latency"), Patience);
        }

        private bool IsWhole(IReadOnlyList<SentSpan> spans) =>
            Last.All(name => spans.Any(span => string.Equals(span.Name, name, StringComparison.Ordinal))) && !Orphans(spans, CallId.Replace("-", "", StringComparison.Ordinal)).Any();

        public async ValueTask DisposeAsync()
        {
            await system.DisposeAsync();
            await Collector.DisposeAsync();
            data.Dispose();
        }
    }
}
