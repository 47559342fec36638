using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Simulator.Speech;

/// <summary>
/// Who may use the speech service: the resource key, a token issued for it (10 minutes), or an Entra token in the form <c>aad#resource#token</c>,
/// in headers or, as the official JavaScript SDK also sends them, in the query. An Entra token cannot be checked here and is taken as it is.
/// </summary>
internal sealed class SpeechAccess(SimulatorOptions options, TimeProvider time)
{
    private const string Issuer = "urn:simulated-speech";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly SymmetricSecurityKey _signingKey = new(SHA256.HashData(Encoding.UTF8.GetBytes("tokens of " + options.SpeechKey)));

    /// <summary>Whether the request carries a valid credential.</summary>
    public async Task<bool> AllowsAsync(HttpRequest request)
    {
        var key = request.Headers[ServiceKey.Subscription].FirstOrDefault() ?? request.Query[ServiceKey.Subscription].FirstOrDefault();
        if (key is not null)
            return ServiceKey.Is(key, options.SpeechKey);

        var authorization = request.Headers.Authorization.FirstOrDefault() ?? request.Query["Authorization"].FirstOrDefault();
        return authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true && await IsTokenAsync(authorization[7..].Trim());
    }

    /// <summary>Whether the request carries the resource key in its header: what it takes to get a token.</summary>
    public bool MayIssue(HttpRequest request) => ServiceKey.IsIn(request, ServiceKey.Subscription, options.SpeechKey);

    /// <summary>A token valid for ten minutes from now.</summary>
    public string Issue() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Expires = (time.GetUtcNow() + Lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(_signingKey, SecurityAlgorithms.HmacSha256),
    });

    private async Task<bool> IsTokenAsync(string token)
    {
        if (token.StartsWith("aad#", StringComparison.Ordinal))
            return token.Split('#') is [_, { Length: > 0 }, { Length: > 0 }];

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateAudience = false,
            IssuerSigningKey = _signingKey,
            LifetimeValidator = (_, expires, _, _) => expires is { } at && at > time.GetUtcNow().UtcDateTime,
        });
        return result.IsValid;
    }
}
