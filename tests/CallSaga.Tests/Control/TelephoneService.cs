using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>A listener in the place of the telephone service: keeps each request as it came over the wire and answers as a test wants.</summary>
public sealed class TelephoneService : IAsyncLifetime
{
    private readonly ConcurrentQueue<Request> requests = new();
    private readonly WebApplication app;

    public TelephoneService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(ServeAsync);
    }

    public string Address => app.Urls.Single();

    /// <summary>Answers to requests whose target contains the key; others are answered with 202 and no body.</summary>
    internal ConcurrentDictionary<string, Func<int, (int Status, string Body)>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests whose target or body contains the key are answered only when its task has ended.</summary>
    internal ConcurrentDictionary<string, Task> Held { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    internal IReadOnlyList<Request> To(string part) => [.. requests.Where(request => request.Target.Contains(part, StringComparison.Ordinal))];

    internal IReadOnlyList<Request> About(Guid callId) =>
        [.. requests.Where(request => request.Body.Contains(callId.ToString(), StringComparison.Ordinal))];

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new Request(http.Request.Method, target, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
        requests.Enqueue(request);
        if (Held.FirstOrDefault(pair => (target + body).Contains(pair.Key, StringComparison.Ordinal)).Value is { } hold)
            await hold;
        var answer = Answers.FirstOrDefault(pair => (target + body).Contains(pair.Key, StringComparison.Ordinal));
        var (status, text) = answer.Value?.Invoke(requests.Count(seen => (seen.Target + seen.Body).Contains(answer.Key, StringComparison.Ordinal))) ?? (202, "");
        http.Response.StatusCode = status;
        if (text.Length > 0)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(text, http.RequestAborted);
        }
    }

    internal sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;

        public string? Header(string name) => Headers.GetValueOrDefault(name);

        /// <summary>Whether the request carries the signature that the service would compute.</summary>
        public bool IsSigned()
        {
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
            var text = $"{Method}\n{Target}\n{Header("x-ms-date")};{Header("Host")};{hash}";
            var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Settings.AccessKey), Encoding.ASCII.GetBytes(text)));
            return string.Equals(Header("x-ms-content-sha256"), hash, StringComparison.Ordinal) && string.Equals(
                Header("Authorization"), $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}", StringComparison.Ordinal);
        }
    }
}
