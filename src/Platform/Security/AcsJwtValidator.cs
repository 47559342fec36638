using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Platform.Security;

/// <summary>
/// Checks the bearer tokens that Azure Communication Services sends with callbacks and media sockets: RS256 with an announced key,
/// our resource as audience, not expired (five minutes of clock difference allowed).
/// </summary>
public sealed class AcsJwtValidator : IDisposable
{
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CommunicationServicesOptions options;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;
    private readonly TimeProvider time;

    /// <summary>Creates the validator; the keys are fetched at the first use, kept, and fetched again when an unknown one appears.</summary>
    public AcsJwtValidator(IOptions<CommunicationServicesOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        var url = this.options.OpenIdConfigurationUrl;
        metadata = new ConfigurationManager<OpenIdConnectConfiguration>(
            url.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !PlainHttp.MayReach(url) });
    }

    /// <summary>Whether the value of the Authorization header holds a valid token.</summary>
    /// <param name="authorizationHeader">The header as received; null where there was none.</param>
    /// <param name="cancellationToken">Gives up waiting for the keys.</param>
    public async ValueTask<bool> AcceptsAsync(string? authorizationHeader, CancellationToken cancellationToken)
    {
        if (authorizationHeader is null || !authorizationHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var token = authorizationHeader[Scheme.Length..].Trim();
        var result = await ValidateAsync(token, cancellationToken);
        if (!result.IsValid && result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // Keys rotate: the manager fetches them anew, though not more often than its refresh interval allows.
            metadata.RequestRefresh();
            result = await ValidateAsync(token, cancellationToken);
        }

        return result.IsValid;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<TokenValidationResult> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration keys;
        try
        {
            keys = await metadata.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            // The keys could not be fetched: nobody can be trusted until they are.
            return new TokenValidationResult { IsValid = false, Exception = error };
        }

        return await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.JwtIssuer,
            ValidAudience = options.ResourceId,
            IssuerSigningKeys = keys.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = IsCurrent,
        });
    }

    private bool IsCurrent(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is not null && now < until + ClockSkew && (from is null || now > from - ClockSkew);
    }
}
