using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed partial class TelemetryExportTests : IAsyncLifetime
{
    private const string Number = "+33612345678";

    private readonly ConcurrentQueue<(string Path, string Body)> taken = [];
    private WebApplication collector = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector = builder.Build();
        collector.Run(TakeAsync);
        await collector.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Fact]
    public async Task Application_insights_is_sent_the_spans_and_log_lines_of_a_call_with_phone_numbers_hidden()
    {
        var call = await HappensAsync(("monitoring:application_insights:connection_string", $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={collector.Urls.Single()}/"));

        var sent = string.Join('\n', taken.Where(request => request.Path.EndsWith("/track", StringComparison.Ordinal)).Select(request => request.Body));
        sent.ShouldContain($"\"ai.operation.id\":\"{call:N}\"");
        sent.ShouldContain("place call");
        sent.ShouldContain("Rang ");
        sent.ShouldNotContain(Number[1..]);
    }

    [Fact]
    public async Task A_collector_is_sent_the_same()
    {
        var call = await HappensAsync(("monitoring:otlp:endpoint", collector.Urls.Single()));

        taken.Select(request => request.Path).Distinct(StringComparer.Ordinal).ShouldBe(["/v1/traces", "/v1/logs", "/v1/metrics"], ignoreOrder: true);
        var sent = string.Join('\n', taken.Select(request => request.Body));
        sent.ShouldContain(call.ToString());
        sent.ShouldContain("Rang +…78");
        sent.ShouldNotContain(Number[1..]);
    }

    [Fact]
    public async Task The_texts_of_exceptions_are_in_no_span_and_their_numbers_in_no_line()
    {
        var failure = Thrown($"{Number} said\nmy password is swordfish");
        await HappensAsync(
            (span, logger) =>
            {
                span?.AddException(failure).SetStatus(ActivityStatusCode.Error, failure.Message);
                LogFailed(logger, failure);
            },
            ("monitoring:otlp:endpoint", collector.Urls.Single()));

        var spans = string.Join('\n', taken.Where(request => request.Path.EndsWith("traces", StringComparison.Ordinal)).Select(request => request.Body));
        spans.ShouldContain("place call");
        spans.ShouldContain("error.type");
        spans.ShouldContain(typeof(InvalidOperationException).FullName!);
        spans.ShouldContain($"{nameof(TelemetryExportTests)}.{nameof(Thrown)}");
        spans.ShouldNotContain("swordfish");
        spans.ShouldNotContain("said");
        var lines = string.Join('\n', taken.Where(request => request.Path.EndsWith("logs", StringComparison.Ordinal)).Select(request => request.Body));
        lines.ShouldContain("+…78 said");
        lines.ShouldNotContain(Number[1..]);
    }

    [Fact]
    public async Task A_consumer_that_fails_with_what_was_said_keeps_it_to_itself()
    {
        await HappensAsync(
            host =>
            {
                host.AddMassTransit(bus =>
                {
                    bus.AddConsumer<QuotingConsumer>();
                    bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
                });
            },
            async services =>
            {
                var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var bus = services.GetRequiredService<IBusControl>();
                using var faults = bus.ConnectReceiveObserver(new FaultObserver(failed));
                await bus.Publish(new Words("my password is swordfish"), TestContext.Current.CancellationToken);
                await failed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            },
            ("monitoring:otlp:endpoint", collector.Urls.Single()));

        var spans = string.Join('\n', taken.Where(request => request.Path.EndsWith("traces", StringComparison.Ordinal)).Select(request => request.Body));
        spans.ShouldContain("Quoting process");
        spans.ShouldContain(typeof(InvalidOperationException).FullName!);
        spans.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task Whoever_turns_personal_data_on_gets_the_numbers()
    {
        await HappensAsync(("monitoring:otlp:endpoint", collector.Urls.Single()), ("monitoring:logging:show_personal_data", "true"));

        taken.Count(request => request.Body.Contains(Number, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Lines_below_the_configured_severity_stay_here()
    {
        await HappensAsync(("monitoring:otlp:endpoint", collector.Urls.Single()), ("monitoring:logging:app_level", "error"));

        taken.Select(request => request.Body).ShouldAllBe(body => !body.Contains("Rang +", StringComparison.Ordinal), "meters of other tests name a message Rang");
    }

    [Theory]
    [InlineData("monitoring:application_insights:connection_string", "nonsense")]
    [InlineData("monitoring:otlp:headers", "nonsense")]
    public async Task What_cannot_be_used_is_left_to_the_check_of_the_configuration(string key, string value)
    {
        await HappensAsync(("monitoring:otlp:endpoint", collector.Urls.Single()), (key, value));

        taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_where_nothing_is_configured()
    {
        await HappensAsync();

        taken.ShouldBeEmpty();
    }

    private static Task<Guid> HappensAsync(params (string Key, string Value)[] settings) => HappensAsync(
        (span, logger) =>
        {
            span?.SetTag("told", Number);
            LogRang(logger, Number);
        },
        settings);

    private static Task<Guid> HappensAsync(Action<Activity?, ILogger> happens, params (string Key, string Value)[] settings) => HappensAsync(
        _ => { },
        services =>
        {
            happens(Activity.Current, services.GetRequiredService<ILoggerFactory>().CreateLogger("CallCenter.Test"));
            return Task.CompletedTask;
        },
        settings);

    private static async Task<Guid> HappensAsync(Action<IServiceCollection> add, Func<IServiceProvider, Task> happens, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "CallCenter.Test" });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.AddTelemetry();
        add(builder.Services);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var call = Guid.NewGuid();
        using (CallTrace.Begin("place call", call))
            await happens(host.Services);

        host.Services.GetRequiredService<CallCenterMetrics>().AnswerLatency.Record(0.5);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return call;
    }

    private static InvalidOperationException Thrown(string text)
    {
        try
        {
            throw new InvalidOperationException(text);
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private async Task TakeAsync(HttpContext http)
    {
        await using var body = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var reader = new StreamReader(body, Encoding.UTF8);
        taken.Enqueue((http.Request.Path, await reader.ReadToEndAsync(http.RequestAborted)));
        if (http.Request.Path.Value!.EndsWith("/track", StringComparison.Ordinal))
            await http.Response.WriteAsJsonAsync(new { itemsReceived = 1, itemsAccepted = 1, errors = Array.Empty<string>() });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Failed")]
    private static partial void LogFailed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rang {Caller}")]
    private static partial void LogRang(ILogger logger, string caller);

    public sealed record Words(string Text);

    private sealed class QuotingConsumer : IConsumer<Words>
    {
        public Task Consume(ConsumeContext<Words> context) => throw new InvalidOperationException($"Nobody understands '{context.Message.Text}'");
    }

    private sealed class FaultObserver(TaskCompletionSource failed) : IReceiveObserver
    {
        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context)
        {
            failed.TrySetResult();
            return Task.CompletedTask;
        }

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception)
        {
            failed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
