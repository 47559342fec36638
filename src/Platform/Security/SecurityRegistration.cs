using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Security;

/// <summary>Adds tokens, signatures, and the keys to the API.</summary>
public static class SecurityRegistration
{
    /// <summary>Registers <see cref="CallTokens"/>, <see cref="AcsJwtValidator"/>, <see cref="AcsHttpPipeline"/> and the policies of <see cref="ApiPolicies"/>.</summary>
    public static IHostApplicationBuilder AddCallCenterSecurity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<CallTokens>();
        services.TryAddSingleton<AcsJwtValidator>();
        services.TryAddSingleton<AcsHttpPipeline>();
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicies.Caller, policy => policy.RequireRole(ApiPolicies.Caller))
            .AddPolicy(ApiPolicies.Supervisor, policy => policy.RequireRole(ApiPolicies.Supervisor));
        return builder;
    }
}
