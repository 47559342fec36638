using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>The HMAC-SHA256 request signature of Azure Communication Services, checked against the raw request.</summary>
internal sealed class AcsSignature(string accessKey)
{
    private const string Scheme = "HMAC-SHA256 ";
    private const string SignedHeaders = "SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    private readonly byte[] key = Convert.FromBase64String(accessKey);

    /// <summary>Base64 SHA-256 of a body, as sent in <c>x-ms-content-sha256</c>.</summary>
    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToBase64String(SHA256.HashData(body));

    /// <summary>The signature, base64.</summary>
    /// <param name="method">HTTP method in capitals.</param>
    /// <param name="target">Path and query exactly as on the request line, percent-encoding included.</param>
    /// <param name="date">Value of <c>x-ms-date</c>.</param>
    /// <param name="host">Value of the Host header: with the port unless it is the default one.</param>
    /// <param name="contentHash">Value of <c>x-ms-content-sha256</c>.</param>
    public string Sign(string method, string target, string date, string host, string contentHash)
        => Convert.ToBase64String(HMACSHA256.HashData(
            key, Encoding.ASCII.GetBytes($"{method}\n{target}\n{date};{host};{contentHash}")));

    /// <summary>Null when the Authorization header is genuine, else what is wrong with it.</summary>
    public string? Fault(string method, string target, string date, string host, string contentHash, string authorization)
    {
        if (!authorization.StartsWith(Scheme + SignedHeaders, StringComparison.OrdinalIgnoreCase))
            return "The Authorization header is missing or not of the form 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=…'.";
        var given = Encoding.ASCII.GetBytes(authorization[(Scheme.Length + SignedHeaders.Length)..]);
        var expected = Encoding.ASCII.GetBytes(Sign(method, target, date, host, contentHash));
        return CryptographicOperations.FixedTimeEquals(given, expected) ? null : "The signature does not match the request.";
    }
}
