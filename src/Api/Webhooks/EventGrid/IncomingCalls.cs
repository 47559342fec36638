using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Telemetry;
using MassTransit;

namespace CallCenter.Api.Webhooks.EventGrid;

/// <summary>Turns Event Grid's IncomingCall into the call that the saga answers.</summary>
internal sealed class IncomingCalls(CallDefaults defaults, IPublishEndpoint bus, TimeProvider time, ILogger<IncomingCalls> logger)
{
    /// <summary>Event Grid delivers for up to a day; a caller hangs up long before.</summary>
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Publishes the call. Dropped with a warning: a ring older than 30 s, one without what it takes to answer, and one from a hidden
    /// number or from no telephone at all, since a conversation is kept under the caller's number.
    /// </summary>
    public async Task RingAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var rangAt = envelope.Time ?? time.GetUtcNow();
        if (time.GetUtcNow() - rangAt > MaximumAge)
        {
            Log.StaleRing(logger, envelope.Id);
            return;
        }

        var correlationId = envelope.Data.Text("correlationId");
        var ticket = envelope.Data.Text("incomingCallContext");
        if (string.IsNullOrEmpty(correlationId) || string.IsNullOrEmpty(ticket))
        {
            Log.UnusableRing(logger, envelope.Id);
            return;
        }

        var callId = StableId.From("incoming-call", correlationId);
        if (CallerOf(envelope) is not { } caller)
        {
            Log.HiddenCaller(logger, callId);
            return;
        }

        using var span = CallTrace.Begin("take incoming call", callId);
        await bus.Publish(
            new IncomingCall
            {
                CallId = callId,
                Initiation = defaults.For(caller),
                IncomingCallContext = ticket,
                ServerCallId = envelope.Data.Text("serverCallId"),
                RangAt = rangAt,
            },
            cancellationToken);
    }

    private static PhoneNumber? CallerOf(EventEnvelope envelope)
    {
        var from = envelope.Data.At("from");
        var text = from.Text("phoneNumber", "value");
        if (string.IsNullOrEmpty(text) && from.Text("rawId") is { } rawId && rawId.StartsWith("4:", StringComparison.Ordinal))
            text = rawId[2..];
        return PhoneNumber.TryParse(text, out var number) ? number : null;
    }
}
