using System.Text.Json;
using CallCenter.Contracts.Notifications;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.NotificationWorker.Emergencies;

/// <summary>The webhook that emergencies are told to (<c>emergencies.webhook_url</c>).</summary>
internal sealed class EmergencyWebhook(HttpClient http, IOptionsMonitor<EmergencyOptions> options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// Posts the emergency as JSON <c>{emergency_id, call_id, reason, location, contact, service}</c> with its id as
    /// <c>Idempotency-Key</c>, the same for every try; false where no webhook is configured.
    /// </summary>
    /// <exception cref="HttpRequestException">The webhook could not be reached or did not answer with success.</exception>
    public async Task<bool> TellAsync(EmergencyReported emergency, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.WebhookUrl is not { } url)
            return false;

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(emergency, options: Json) };
        request.Headers.Add("Idempotency-Key", emergency.EmergencyId.ToString());
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return true;
    }
}
