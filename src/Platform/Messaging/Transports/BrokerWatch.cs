using MassTransit;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>
/// Tells when the broker does not answer: one line at once, another at most every half minute as long as it lasts, and one when it is
/// back. Every endpoint notices by itself and tries again by itself, the longer the more seldom, half a minute apart at most.
/// </summary>
internal sealed partial class BrokerWatch(TimeProvider time, ILogger<BrokerWatch> logger) : IReceiveEndpointObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Lock changing = new();
    private long? lostAt;
    private long toldAt;

    public Task Ready(ReceiveEndpointReady ready)
    {
        // An endpoint that nothing listens on is announced before it has a connection.
        if (ready.IsStarted && Found() is { } missed)
            LogFound(logger, Server(ready.InputAddress), missed.TotalSeconds);
        return Task.CompletedTask;
    }

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        var reason = faulted.Exception?.GetBaseException().Message ?? "no reason given";
        if (faulted.Exception is ConnectionException { IsTransient: false })
            LogRefused(logger, Server(faulted.InputAddress), reason);
        else if (Lost())
            LogLost(logger, Server(faulted.InputAddress), reason);
        return Task.CompletedTask;
    }

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    private static string Server(Uri endpoint) => endpoint.Authority;

    private bool Lost()
    {
        lock (changing)
        {
            var now = time.GetTimestamp();
            if (lostAt is not null && time.GetElapsedTime(toldAt, now) < Interval)
                return false;
            lostAt ??= now;
            toldAt = now;
            return true;
        }
    }

    private TimeSpan? Found()
    {
        lock (changing)
        {
            var missed = lostAt is { } since ? time.GetElapsedTime(since) : (TimeSpan?)null;
            lostAt = null;
            return missed;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The message broker {Broker} does not answer, trying again until it does: {Reason}")]
    private static partial void LogLost(ILogger logger, string broker, string reason);

    [LoggerMessage(2, LogLevel.Information, "The message broker {Broker} is back after {Seconds:0} s")]
    private static partial void LogFound(ILogger logger, string broker, double seconds);

    [LoggerMessage(3, LogLevel.Error, "The message broker {Broker} refuses us, correct the configuration and start again: {Reason}")]
    private static partial void LogRefused(ILogger logger, string broker, string reason);
}
