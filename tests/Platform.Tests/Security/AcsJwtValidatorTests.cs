using System.Security.Claims;
using System.Security.Cryptography;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Platform.Tests.Security;

public sealed class AcsJwtValidatorTests : IAsyncLifetime
{
    private const string Issuer = "https://issuer.example";
    private const string Audience = "11111111-2222-3333-4444-555555555555";

    private readonly ManualTimeProvider clock = new();
    private readonly RSA key = SigningKeys.Trusted();
    private WebApplication service = null!;
    private AcsJwtValidator validator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        service = builder.Build();
        service.MapGet("/config", (HttpContext http) => Results.Text($$"""{"issuer":"{{Issuer}}","jwks_uri":"http://{{http.Request.Host}}/keys"}""", "application/json"));
        service.MapGet("/keys", () => Results.Text($$"""{"keys":[{"kty":"RSA","use":"sig","kid":"ours","n":"{{N()}}","e":"AQAB"}]}""", "application/json"));
        await service.StartAsync(Cancellation);
        validator = Validator($"{service.Urls.First()}/config");
    }

    [Fact]
    public async Task A_token_of_the_service_for_our_resource_is_accepted() => (await AcceptsAsync(Token())).ShouldBeTrue();

    [Fact]
    public async Task A_token_for_another_resource_is_refused() => (await AcceptsAsync(Token(audience: "another"))).ShouldBeFalse();

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() => (await AcceptsAsync(Token(issuer: "https://else.example"))).ShouldBeFalse();

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        var other = SigningKeys.Other();

        (await AcceptsAsync(Token(signedWith: other))).ShouldBeFalse();
        (await AcceptsAsync(Token(signedWith: other, kid: "unknown"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused()
    {
        var credentials = new SigningCredentials(new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo()) { KeyId = "ours" }, SecurityAlgorithms.HmacSha256);

        (await AcceptsAsync(Token(credentials: credentials))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused() =>
        (await AcceptsAsync(new JsonWebTokenHandler().CreateToken(Content(Issuer, Audience)))).ShouldBeFalse();

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = Token();

        clock.Advance(TimeSpan.FromMinutes(11));

        (await AcceptsAsync(token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x.y.z")]
    [InlineData("Basic YTpi")]
    public async Task What_is_no_bearer_token_is_refused(string? header) => (await validator.AcceptsAsync(header, Cancellation)).ShouldBeFalse();

    [Fact]
    public async Task Nobody_is_trusted_while_the_keys_cannot_be_fetched()
    {
        using var lonely = Validator($"{service.Urls.First()}/nothing-here");

        (await lonely.AcceptsAsync($"Bearer {Token()}", Cancellation)).ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        validator.Dispose();
        await service.DisposeAsync();
    }

    private async Task<bool> AcceptsAsync(string token) => await validator.AcceptsAsync($"Bearer {token}", Cancellation);

    private AcsJwtValidator Validator(string url) => new(
        Options.Create(new CommunicationServicesOptions { ResourceId = Audience, JwtIssuer = Issuer, OpenIdConfigurationUrl = new Uri(url) }),
        clock);

    private string N() => Base64UrlEncoder.Encode(key.ExportParameters(includePrivateParameters: false).Modulus!);

    private string Token(string issuer = Issuer, string audience = Audience, RSA? signedWith = null, string kid = "ours", SigningCredentials? credentials = null)
    {
        var content = Content(issuer, audience);
        content.SigningCredentials = credentials ?? new SigningCredentials(new RsaSecurityKey(signedWith ?? key) { KeyId = kid }, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler().CreateToken(content);
    }

    private SecurityTokenDescriptor Content(string issuer, string audience) => new()
    {
        Issuer = issuer,
        Audience = audience,
        Subject = new ClaimsIdentity(),
        NotBefore = clock.GetUtcNow().UtcDateTime,
        IssuedAt = clock.GetUtcNow().UtcDateTime,
        Expires = clock.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(5),
    };
}
