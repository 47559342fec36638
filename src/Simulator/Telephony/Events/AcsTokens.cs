using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>Issues the RS256 tokens on callbacks and media sockets, from a key made at start.</summary>
internal sealed class AcsTokens : IDisposable
{
    /// <summary>Lifetime of the token on a callback.</summary>
    public static readonly TimeSpan CallbackLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Lifetime of the token on a media socket.</summary>
    public static readonly TimeSpan SocketLifetime = TimeSpan.FromHours(24);

    private readonly RSA rsa = RSA.Create(2048);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SimulatorOptions options;
    private readonly SimulatorAddress address;
    private readonly TimeProvider time;
    private readonly RsaSecurityKey key;
    private readonly SigningCredentials credentials;

    public AcsTokens(SimulatorOptions options, SimulatorAddress address, TimeProvider time)
    {
        this.options = options;
        this.address = address;
        this.time = time;
        key = new RsaSecurityKey(rsa) { KeyId = Guid.NewGuid().ToString("N") };
        credentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }

    public string Issuer => address.Url;

    /// <summary>A fresh token for the resource.</summary>
    public string Issue(TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = options.AcsResourceId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Subject = new ClaimsIdentity([new Claim("jti", Guid.NewGuid().ToString("N"))]),
            SigningCredentials = credentials,
        });
    }

    /// <summary>The public half of the key as a JSON web key set.</summary>
    public object KeySet()
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = key.KeyId,
                    n = Base64UrlEncoder.Encode(parameters.Modulus),
                    e = Base64UrlEncoder.Encode(parameters.Exponent),
                },
            },
        };
    }

    public object OpenIdConfiguration() => new
    {
        issuer = Issuer,
        jwks_uri = $"{Issuer}/calling/keys",
        id_token_signing_alg_values_supported = new[] { "RS256" },
    };

    public void Dispose() => rsa.Dispose();
}
