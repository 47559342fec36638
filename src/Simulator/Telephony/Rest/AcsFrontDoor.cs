using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>
/// What every signed operation passes through, in this order: signature (401), API version (400), JSON (400),
/// repetition of an earlier request, the operation itself, refusals as error bodies.
/// </summary>
internal sealed class AcsFrontDoor(SimulatorOptions options, TimeProvider time, RepeatedRequests repeated, ILogger<AcsFrontDoor> logger)
{
    private const int LargestBody = 1 << 20;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    private readonly AcsSignature signature = new(options.AcsAccessKey);

    public async Task HandleAsync(HttpContext http, string[] versions, Func<AcsRequest, Task<IResult>> operation)
    {
        var result = await ResultAsync(http, versions, operation);
        if (http.Request.Headers["x-ms-client-request-id"] is [{ } id])
            http.Response.Headers["x-ms-client-request-id"] = id;
        await result.ExecuteAsync(http);
    }

    private async Task<IResult> ResultAsync(HttpContext http, string[] versions, Func<AcsRequest, Task<IResult>> operation)
    {
        try
        {
            var body = await ReadAsync(http.Request);
            if (Fault(http, body) is { } fault)
            {
                Log.RequestDenied(logger, fault);
                return AcsRefusal.Error(StatusCodes.Status401Unauthorized, "Denied", $"Denied by the resource provider. {fault}");
            }

            var request = new AcsRequest(http, Version(http.Request, versions), Parse(body));
            return await repeated.OnceAsync(http, () => operation(request));
        }
        catch (AcsRefusal refusal)
        {
            return refusal.ToResult();
        }
    }

    private string? Fault(HttpContext http, byte[] body)
    {
        var headers = http.Request.Headers;
        var date = headers["x-ms-date"].ToString();
        if (!DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent))
            return "The x-ms-date header is missing or not an RFC 1123 date.";
        if ((time.GetUtcNow() - sent).Duration() > ClockTolerance)
            return "The x-ms-date header is too far from the time of the service.";
        var hash = headers["x-ms-content-sha256"].ToString();
        if (!string.Equals(hash, AcsSignature.HashOf(body), StringComparison.Ordinal))
            return "The x-ms-content-sha256 header does not match the body.";
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return signature.Fault(http.Request.Method, target, date, headers.Host.ToString(), hash, headers.Authorization.ToString());
    }

    private static string Version(HttpRequest request, string[] versions)
    {
        var version = request.Query["api-version"].ToString();
        if (version.Length == 0)
            throw new AcsRefusal(StatusCodes.Status400BadRequest, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        return versions.Contains(version, StringComparer.Ordinal)
            ? version
            : throw new AcsRefusal(StatusCodes.Status400BadRequest, "UnsupportedApiVersionValue", $"The API version is not supported. Known versions: {string.Join(", ", versions)}.");
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > LargestBody)
                throw new AcsRefusal(StatusCodes.Status413PayloadTooLarge, "413", "The request body is too large.");
            buffer.Write(chunk.AsSpan(0, read));
        }

        return buffer.ToArray();
    }

    private static AcsBody Parse(byte[] body)
    {
        if (body.Length == 0)
            return default;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new AcsBody(document.RootElement.Clone())
                : throw AcsRefusal.InvalidArgument("body", "it must be a JSON object.");
        }
        catch (JsonException)
        {
            throw AcsRefusal.InvalidArgument("body", "it is not valid JSON.");
        }
    }
}
