using System.Text.Json;

namespace CallCenter.Api.Webhooks;

/// <summary>Reads the events of a delivery.</summary>
internal sealed class WebhookBody : IDisposable
{
    private readonly JsonDocument json;

    private WebhookBody(JsonDocument json, IReadOnlyList<EventEnvelope> events)
    {
        this.json = json;
        Events = events;
    }

    /// <summary>The events, in the order of the delivery; valid until disposed.</summary>
    public IReadOnlyList<EventEnvelope> Events { get; }

    /// <summary>
    /// Null where the body is not JSON, neither an event nor a list of events, too large, or has texts that are no Unicode.
    /// The content type is not looked at: neither schema's senders agree on one.
    /// </summary>
    public static async Task<WebhookBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        JsonDocument? read = null;
        try
        {
            read = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (EventEnvelope.TryRead(read.RootElement, out var events))
                return new WebhookBody(read, events);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or BadHttpRequestException)
        {
        }

        read?.Dispose();
        return null;
    }

    public void Dispose() => json.Dispose();
}
