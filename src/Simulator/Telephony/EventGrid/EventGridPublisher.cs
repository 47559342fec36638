using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Telephony.EventGrid;

/// <summary>
/// The product's event subscription: validated by handshake before its first event, then events in the Event Grid schema,
/// repeated with growing pauses until they are taken or the attempts are used up.
/// </summary>
internal sealed class EventGridPublisher(SimulatorOptions options, IHttpClientFactory clients, TimeProvider time, ILogger<EventGridPublisher> logger)
{
    /// <summary>Name of the HTTP client that events are posted with.</summary>
    public const string HttpClientName = "event-grid";

    private const int Attempts = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private Task<bool>? validated;

    private string Topic => $"/subscriptions/{options.AcsResourceId}/resourceGroups/simulator/providers/Microsoft.Communication/CommunicationServices/simulator";

    private Uri Endpoint => new($"{options.ProductUrl.TrimEnd('/')}/webhooks/eventgrid?key={Uri.EscapeDataString(options.EventGridKey)}");

    /// <summary>Validates the subscription unless that has happened; waits for a product that is still starting.</summary>
    /// <returns>False when the product never answered the handshake; the next use tries again.</returns>
    public async Task<bool> ValidateAsync()
    {
        Task<bool> handshake;
        lock (gate)
        {
            if (validated is null or { IsCompletedSuccessfully: true, Result: false })
                validated = RepeatAsync("Microsoft.EventGrid.SubscriptionValidationEvent", HandshakeAsync);
            handshake = validated;
        }

        return await handshake;
    }

    /// <summary>Delivers one event, after the handshake.</summary>
    /// <returns>False when it was not taken.</returns>
    public async Task<bool> PublishAsync(string type, string subject, JsonObject data)
    {
        if (!await ValidateAsync())
            return false;
        var body = Envelope(type, subject, "1.0", data);
        return await RepeatAsync(type, async () =>
        {
            using var response = await PostAsync("Notification", body);
            return response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
        });
    }

    private async Task<string?> HandshakeAsync()
    {
        var code = Guid.NewGuid().ToString();
        var body = Envelope("Microsoft.EventGrid.SubscriptionValidationEvent", "", "2", new JsonObject { ["validationCode"] = code });
        using var response = await PostAsync("SubscriptionValidation", body);
        if ((int)response.StatusCode != StatusCodes.Status200OK)
            return $"HTTP {(int)response.StatusCode}";
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        return string.Equals((string?)answer?["validationResponse"], code, StringComparison.Ordinal) ? null : "the validation code did not come back";
    }

    private async Task<HttpResponseMessage> PostAsync(string eventType, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("aeg-event-type", eventType);
        request.Headers.Add("aeg-subscription-name", "SIMULATOR");
        return await clients.CreateClient(HttpClientName).SendAsync(request);
    }

    private async Task<bool> RepeatAsync(string type, Func<Task<string?>> attempt)
    {
        // An attempt answers null when it went well, else why not.
        var pause = FirstPause;
        for (var number = 1; ; number++)
        {
            var failure = await FailureAsync(attempt);
            if (failure is null)
                return true;
            Log.EventNotTaken(logger, type, number, failure);
            if (number == Attempts)
                return false;
            await Task.Delay(pause, time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static async Task<string?> FailureAsync(Func<Task<string?>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
        catch (JsonException)
        {
            return "the answer is not JSON";
        }
        catch (OperationCanceledException)
        {
            return "timeout";
        }
    }

    private string Envelope(string type, string subject, string dataVersion, JsonObject data) => new JsonArray(new JsonObject
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = Topic,
        ["subject"] = subject,
        ["eventType"] = type,
        ["eventTime"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["dataVersion"] = dataVersion,
        ["metadataVersion"] = "1",
        ["data"] = data,
    }).ToJsonString();
}
