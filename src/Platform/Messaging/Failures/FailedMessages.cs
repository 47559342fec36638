using System.Text.Json;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>Keeps what an endpoint could not be made to take, in the store, where it can be looked at and replayed whatever the transport is.</summary>
internal sealed class FailedMessages(IServiceScopeFactory scopes, TimeProvider time, ILogger<FailedMessages> logger)
{
    private const int LongestReason = 2_000;

    /// <summary>Keeps a message. When this fails the message has not been taken, and comes again.</summary>
    public async Task KeepAsync(ReceiveContext received, string endpoint, string reason)
    {
        var consumed = received.TryGetPayload(out ConsumeContext? context) ? context : null;
        var body = received.Body.GetString();
        var letter = new DeadLetterRecord
        {
            MessageId = consumed?.MessageId ?? received.GetMessageId(),
            CallId = CallIn(body),
            Endpoint = endpoint,
            MessageType = consumed is null ? "" : string.Join(';', consumed.SupportedMessageTypes),
            ContentType = (received.ContentType ?? new System.Net.Mime.ContentType("application/octet-stream")).ToString(),
            Body = body,
            Reason = reason.Length <= LongestReason ? reason : reason[..LongestReason],
            FailedAt = time.GetUtcNow(),
        };
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            () =>
            {
                store.DeadLetters.Add(letter);
                return Task.CompletedTask;
            },
            received.CancellationToken);
        Log.Failed(logger, letter.MessageId, letter.MessageType, letter.CallId, endpoint, letter.Reason);
    }

    // The envelope holds the message under "message", its properties in camel case; what cannot be read names no call.
    private static Guid? CallIn(string body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            return envelope.RootElement.ValueKind == JsonValueKind.Object
                && envelope.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("callId", out var call)
                && call.ValueKind == JsonValueKind.String
                && call.TryGetGuid(out var id)
                ? id
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
