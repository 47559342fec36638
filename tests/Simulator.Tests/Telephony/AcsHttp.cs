using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>Signs requests as a client of the service does; written apart from the simulator's own check.</summary>
internal sealed class AcsHttp(HttpClient http, string accessKey)
{
    /// <summary>Value of <c>x-ms-date</c>; null: now.</summary>
    public string? Date { get; init; }

    public async Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> SendAsync(
        HttpMethod method, string target, string? body = null, string? repeatabilityId = null, Action<HttpRequestMessage>? tamper = null)
    {
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var date = Date ?? TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body ?? "")));
        var uri = new Uri(http.BaseAddress!, target);
        var text = $"{method}\n{uri.PathAndQuery}\n{date};{uri.Authority};{hash}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(accessKey), Encoding.ASCII.GetBytes(text)));
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-content-sha256", hash);
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
        request.Headers.Add("x-ms-client-request-id", "client-1");
        if (repeatabilityId is not null)
            request.Headers.Add("Repeatability-Request-ID", repeatabilityId);
        tamper?.Invoke(request);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var content = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, content.Length == 0 ? null : JsonNode.Parse(content), response.Headers);
    }
}
