using CallCenter.Platform.Messaging.Transports;
using CallCenter.Testing;
using MassTransit;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace CallCenter.Platform.Tests.Messaging.Transports;

public sealed class BrokerWatchTests
{
    private static readonly Uri Endpoint = new("rabbitmq://broker.example.com/calls/call-state");

    private readonly ManualTimeProvider time = new();
    private readonly LogLines lines = new();
    private readonly BrokerWatch watch;

    public BrokerWatchTests() => watch = new BrokerWatch(time, lines);

    [Fact]
    public async Task The_loss_of_the_broker_is_told_at_once_and_then_every_half_minute()
    {
        await FailAsync();
        await FailAsync();
        time.Advance(TimeSpan.FromSeconds(29));
        await FailAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync();

        lines.ShouldBe(
        [
            "Warning: The message broker broker.example.com does not answer, trying again until it does: Connection refused",
            "Warning: The message broker broker.example.com does not answer, trying again until it does: Connection refused",
        ]);
    }

    [Fact]
    public async Task Its_return_is_told_once_and_the_next_loss_at_once()
    {
        await FailAsync();
        time.Advance(TimeSpan.FromSeconds(12));
        await ReadyAsync();
        await ReadyAsync();
        await FailAsync();

        lines.Skip(1).ShouldBe(
        [
            "Information: The message broker broker.example.com is back after 12 s",
            "Warning: The message broker broker.example.com does not answer, trying again until it does: Connection refused",
        ]);
    }

    [Fact]
    public async Task A_start_without_any_loss_tells_nothing()
    {
        await ReadyAsync();

        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_login_says_that_waiting_does_not_help()
    {
        await FailAsync(new ConnectionException("guest@broker.example.com", new InvalidOperationException("ACCESS_REFUSED"), false));

        lines.ShouldBe(["Error: The message broker broker.example.com refuses us, correct the configuration and start again: ACCESS_REFUSED"]);
    }

    private Task FailAsync(Exception? error = null)
    {
        var faulted = Substitute.For<ReceiveEndpointFaulted>();
        faulted.InputAddress.Returns(Endpoint);
        faulted.Exception.Returns(error ?? new ConnectionException("guest@broker.example.com", new InvalidOperationException("Connection refused"), true));
        return watch.Faulted(faulted);
    }

    private Task ReadyAsync()
    {
        var ready = Substitute.For<ReceiveEndpointReady>();
        ready.InputAddress.Returns(Endpoint);
        ready.IsStarted.Returns(true);
        return watch.Ready(ready);
    }

    private sealed class LogLines : List<string>, ILogger<BrokerWatch>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel}: {formatter(state, exception)}");
    }
}
