using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>Keeps what an endpoint could not be made to take, in the store, where it can be looked at and replayed whatever the transport is.</summary>
internal sealed class FailureStore(IServiceScopeFactory scopes, TimeProvider time, ILogger<FailureStore> logger)
{
    private const int LongestReason = 2_000;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Keeps a message. When this fails the message has not been taken, and comes again.</summary>
    public async Task KeepAsync(ReceiveContext received, string endpoint, string reason)
    {
        var body = received.Body.GetString();
        var (call, types) = Envelope(body);
        var letter = new DeadLetterRecord
        {
            MessageId = received.GetMessageId(),
            CallId = call,
            Endpoint = endpoint,
            MessageType = types,
            ContentType = (received.ContentType ?? new ContentType("application/octet-stream")).ToString(),
            Body = body,
            Reason = reason.Length <= LongestReason ? reason : reason[..LongestReason],
            FailedAt = time.GetUtcNow(),
        };
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(() => store.DeadLetters.Add(letter), received.CancellationToken);
        Log.Failed(logger, letter.MessageId, letter.MessageType, letter.CallId, endpoint, letter.Reason);
    }

    /// <summary>Waits until the store answers.</summary>
    /// <returns>Whether it had to be waited for.</returns>
    public async Task<bool> WaitForStoreAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var waited = false;
        while (!await store.Database.CanConnectAsync(cancellationToken))
        {
            waited = true;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return waited;
    }

    // Read without trust: what failed may be no envelope at all.
    private static (Guid? Call, string Types) Envelope(string body)
    {
        try
        {
            var envelope = JsonNode.Parse(body) as JsonObject;
            var call = (envelope?["message"] as JsonObject)?["callId"] is JsonValue value && value.TryGetValue<Guid>(out var id) ? id : (Guid?)null;
            return (call, string.Join(';', (envelope?["messageType"] as JsonArray ?? []).Select(type => type?.ToString())));
        }
        catch (JsonException)
        {
            return (null, "");
        }
    }
}
