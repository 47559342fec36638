using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CallCenter.Platform.Security;

/// <summary>
/// Signs requests to Azure Communication Services, or to Azure App Configuration, with an access key: HMAC-SHA256 over method, path with
/// query, date, host and the hash of the body (learn.microsoft.com, "Authenticate with Azure Communication Services", "HMAC authentication").
/// </summary>
/// <param name="accessKey">The key.</param>
/// <param name="time">Clock of the requests' date.</param>
/// <param name="credential">Name of the key, for a service with more than one; null for a service that wants none.</param>
public sealed class HmacAuthenticationPolicy(byte[] accessKey, TimeProvider time, string? credential = null) : HttpPipelinePolicy
{
    private readonly string _credential = credential is null ? "" : $"Credential={credential}&";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        message.Request.Content?.WriteTo(body, message.CancellationToken);
        Sign(message.Request, Content(body));
        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
            await content.WriteToAsync(body, message.CancellationToken);
        Sign(message.Request, Content(body));
        await ProcessNextAsync(message, pipeline);
    }

    private static ReadOnlySpan<byte> Content(MemoryStream body) => body.GetBuffer().AsSpan(0, (int)body.Length);

    private void Sign(Request request, ReadOnlySpan<byte> body)
    {
        var uri = request.Uri.ToUri();
        var date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var signed = $"{request.Method.Method}\n{uri.PathAndQuery}\n{date};{uri.Authority};{hash}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(accessKey, Encoding.ASCII.GetBytes(signed)));
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("x-ms-content-sha256", hash);
        request.Headers.SetValue("Authorization", $"HMAC-SHA256 {_credential}SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
    }
}
