using System.Globalization;
using CallCenter.Simulator.Telephony.Rest;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Simulator.AppConfiguration;

/// <summary>Lets only signed requests of a known API version in, as the service does.</summary>
internal sealed class StoreFrontDoor(SimulatorOptions options, TimeProvider time)
{
    private const string Scheme = "HMAC-SHA256 ";
    private const string SignedHeaders = "x-ms-date;host;x-ms-content-sha256";
    private const int LargestBody = 64 * 1024;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);
    private static readonly string[] Versions = ["1.0", "2023-10-01", "2023-11-01", "2024-09-01", "2026-04-01"];

    private readonly AcsSignature _signature = new(options.AppConfigurationSecret);

    /// <summary>Checks a request and answers it.</summary>
    public async Task HandleAsync(HttpContext http, Func<byte[], IResult> answer) => await (await ResultAsync(http, answer)).ExecuteAsync(http);

    /// <summary>An error as the service writes it.</summary>
    public static IResult Problem(int status, string type, string title, string? name) => Results.Json(
        new { type = $"https://azconfig.io/errors/{type}", title, name, detail = "", status },
        statusCode: status,
        contentType: "application/problem+json");

    private async Task<IResult> ResultAsync(HttpContext http, Func<byte[], IResult> answer)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length > LargestBody)
            return Problem(StatusCodes.Status413PayloadTooLarge, "request-too-large", "The request is too large.", name: null);
        if (Fault(http, body.ToArray()) is { } fault)
        {
            http.Response.Headers.WWWAuthenticate = $"HMAC-SHA256 error=\"invalid_token\", error_description=\"{fault}\", Bearer error=\"invalid_token\"";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        return Versions.Contains(http.Request.Query["api-version"].ToString(), StringComparer.Ordinal)
            ? answer(body.ToArray())
            : Problem(StatusCodes.Status400BadRequest, "invalid-argument", "API version is not supported", "api-version");
    }

    private string? Fault(HttpContext http, byte[] body)
    {
        var headers = http.Request.Headers;
        var date = headers["x-ms-date"].ToString();
        if (!DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent)
            || (time.GetUtcNow() - sent).Duration() > ClockTolerance)
            return "The access token has expired";
        var hash = headers["x-ms-content-sha256"].ToString();
        if (!string.Equals(hash, AcsSignature.HashOf(body), StringComparison.Ordinal))
            return "Invalid Content Hash";
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var signed = _signature.Sign(http.Request.Method, target, date, headers.Host.ToString(), hash);
        var expected = $"{Scheme}Credential={options.AppConfigurationId}&SignedHeaders={SignedHeaders}&Signature={signed}";
        return string.Equals(headers.Authorization.ToString(), expected, StringComparison.Ordinal) ? null : "Invalid Signature";
    }
}
