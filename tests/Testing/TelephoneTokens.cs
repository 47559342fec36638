using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Testing;

/// <summary>The telephone service's side of callback authentication: an RSA key, its announcement over HTTP, and tokens signed with it.</summary>
public sealed class TelephoneTokens : IAsyncDisposable
{
    public const string Issuer = "https://telephone.test";

    private readonly RSA rsa = SigningKeys.Trusted();
    private readonly RsaSecurityKey key;
    private readonly string audience;
    private readonly WebApplication keys;

    public TelephoneTokens(string audience)
    {
        this.audience = audience;
        key = new RsaSecurityKey(rsa) { KeyId = "test-key" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        keys = builder.Build();
        keys.MapGet("/openid", (HttpRequest request) => Results.Json(new { issuer = Issuer, jwks_uri = $"http://{request.Host}/keys" }));
        keys.MapGet("/keys", () => Results.Json(new { keys = new[] { Announced() } }));
    }

    public Uri MetadataUrl => new(new Uri(keys.Urls.Single()), "/openid");

    public Task StartAsync() => keys.StartAsync();

    /// <summary>A bearer token, in all as the service makes them but for what is said otherwise.</summary>
    public string Bearer(string? audience = null, string issuer = Issuer, DateTimeOffset? expires = null, SecurityKey? signedWith = null)
    {
        var until = expires ?? TimeProvider.System.GetUtcNow().AddMinutes(5);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience ?? this.audience,
            NotBefore = until.AddMinutes(-10).UtcDateTime,
            IssuedAt = until.AddMinutes(-10).UtcDateTime,
            Expires = until.UtcDateTime,
            SigningCredentials = new SigningCredentials(signedWith ?? key, SecurityAlgorithms.RsaSha256),
        });
        return $"Bearer {token}";
    }

    public ValueTask DisposeAsync() => keys.DisposeAsync();

    private object Announced()
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }
}
