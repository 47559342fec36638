using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Security;

/// <summary>
/// Tells who uses the REST API and the pages by the key they bring: <c>Authorization: Bearer KEY</c>, <c>X-Api-Key: KEY</c>, or the
/// key as the password of basic authentication, which is what a browser asks for. Without any key configured, whoever sits at this
/// machine has every role and nobody else has one.
/// </summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptionsMonitor<SecurityOptions> security) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string SchemeName = "ApiKey";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Decide());

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Basic realm=\"call center, the API key is the password\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private AuthenticateResult Decide()
    {
        var keys = security.CurrentValue.ApiKeys;
        if (keys.Count == 0)
            return IsAtThisMachine() ? Accept(ApiRole.Supervisor, "this machine") : AuthenticateResult.NoResult();
        if (GivenKey() is not { } given)
            return AuthenticateResult.NoResult();
        var matching = keys.Where(key => Same(key.Key, given)).ToList();
        return matching.Count == 0
            ? AuthenticateResult.Fail("unknown API key")
            : Accept(matching.Max(key => key.Role), NameOf(given));
    }

    private static AuthenticateResult Accept(ApiRole role, string name)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(identity.NameClaimType, name));
        identity.AddClaim(new Claim(identity.RoleClaimType, ApiPolicies.Caller));
        if (role == ApiRole.Supervisor)
            identity.AddClaim(new Claim(identity.RoleClaimType, ApiPolicies.Supervisor));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // The host name is checked too: a page of some other site must not reach us through a name that it points at this machine.
    private bool IsAtThisMachine() =>
        (Context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && Request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]");

    private string? GivenKey()
    {
        if (Request.Headers["X-Api-Key"] is [{ Length: > 0 } key])
            return key;
        if (Request.Headers.Authorization is not [{ } header])
            return null;
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? PasswordOf(header["Basic ".Length..].Trim()) : null;
    }

    private static string? PasswordOf(string credentials)
    {
        var bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            ? password
            : null;
    }

    // Tells one key from another without giving it away.
    private static string NameOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));

    // Hashed first: equal lengths, so that the comparison tells nothing through its time.
    private static bool Same(string key, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(key)),
        SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
