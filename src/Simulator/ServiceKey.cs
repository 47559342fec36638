using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Simulator;

/// <summary>Whether a request carries the key of a simulated service, compared in a time that tells nothing of it.</summary>
internal static class ServiceKey
{
    /// <summary>The header that Azure AI services want their key in.</summary>
    public const string Subscription = "Ocp-Apim-Subscription-Key";

    /// <summary>Whether a text is the key; nothing is none.</summary>
    public static bool Is(string? given, string key) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    /// <summary>Whether a header of its own holds the key.</summary>
    public static bool IsIn(HttpRequest request, string header, string key) => Is(request.Headers[header].FirstOrDefault(), key);

    /// <summary>Whether <c>api-key</c> holds the key or, where that is not there, the bearer token is it: models know both.</summary>
    public static bool IsInEither(HttpRequest request, string key) => Is(request.Headers["api-key"].FirstOrDefault() ?? Bearer(request), key);

    /// <summary>The bearer token of a request; null without one.</summary>
    public static string? Bearer(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : null;
    }
}
