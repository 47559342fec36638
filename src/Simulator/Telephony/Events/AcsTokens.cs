using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>Issues the RS256 tokens on callbacks and media sockets, from a key made with the first of a process.</summary>
internal sealed class AcsTokens
{
    /// <summary>Lifetime of the token on a callback.</summary>
    public static readonly TimeSpan CallbackLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Lifetime of the token on a media socket.</summary>
    public static readonly TimeSpan SocketLifetime = TimeSpan.FromHours(24);

    // Made once: it takes a tenth of a second of processor time, and a process of tests has hundreds of exchanges.
    // Never let go, for the library keeps what signs by the id of the key.
    private static readonly RsaSecurityKey Made = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SimulatorOptions options;
    private readonly SimulatorAddress address;
    private readonly TimeProvider time;
    private readonly RsaSecurityKey key = Made;
    private readonly SigningCredentials credentials = new(Made, SecurityAlgorithms.RsaSha256);

    public AcsTokens(SimulatorOptions options, SimulatorAddress address, TimeProvider time)
    {
        this.options = options;
        this.address = address;
        this.time = time;
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
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
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
}
